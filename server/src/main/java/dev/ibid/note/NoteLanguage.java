package dev.ibid.note;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that notes are written in. */
public enum NoteLanguage {
  MARKDOWN(".md", ".markdown", ".qmd", ".rmd"),
  LATEX(".tex", ".ltx", ".latex"),
  ORG(".org"),
  TYPST(".typ"),
  RST(".rst", ".rest"),
  ASCIIDOC(".adoc", ".asciidoc"),
  NOTEBOOK(".ipynb"),
  /** BibTeX and BibLaTeX: cites the papers that its entries are of. */
  BIBLIOGRAPHY(".bib", ".bibtex"),
  PLAIN_TEXT(".txt", ".text");

  private final List<String> endings;

  NoteLanguage(String... endings) {
    this.endings = List.of(endings);
  }

  /** How the names of notes' files end, each with its dot. */
  public static List<String> fileEndings() {
    return Stream.of(values()).flatMap(language -> language.endings.stream()).toList();
  }

  /** The language of a file of this name, by its ending; null where it is no note. */
  public static @Nullable NoteLanguage ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (NoteLanguage language : values()) {
      if (language.endings.stream().anyMatch(lower::endsWith)) {
        return language;
      }
    }
    return null;
  }

  /**
   * The language that editors know by {@code id} (LSP's {@code languageId}), or null. VS Code,
   * Neovim and Emacs have different names for some.
   */
  public static @Nullable NoteLanguage ofLanguageId(String id) {
    return switch (id.toLowerCase(Locale.ROOT)) {
      case "markdown", "quarto", "rmd", "pandoc", "vimwiki", "mdx" -> MARKDOWN;
      case "latex", "tex", "plaintex", "plain-tex" -> LATEX;
      case "org", "org-mode", "orgmode" -> ORG;
      case "typst", "typst-ts" -> TYPST;
      case "restructuredtext", "rst" -> RST;
      case "asciidoc", "adoc", "asciidoctor" -> ASCIIDOC;
      case "jupyter", "ipynb", "jupyter-notebook" -> NOTEBOOK;
      case "bibtex", "bib", "biblatex", "latex-bibtex" -> BIBLIOGRAPHY;
      case "plaintext", "text", "mail" -> PLAIN_TEXT;
      default -> null;
    };
  }
}
