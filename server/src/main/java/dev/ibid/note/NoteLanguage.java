package dev.ibid.note;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that notes are written in. */
public enum NoteLanguage {
  MARKDOWN;

  /** The language of a file of this name, by its ending; null where it is no note. */
  public static @Nullable NoteLanguage ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md")
            || lower.endsWith(".markdown")
            || lower.endsWith(".qmd")
            || lower.endsWith(".rmd")
        ? MARKDOWN
        : null;
  }

  /** The language that editors know by {@code id} (LSP's {@code languageId}), or null. */
  public static @Nullable NoteLanguage ofLanguageId(String id) {
    return switch (id.toLowerCase(Locale.ROOT)) {
      case "markdown", "quarto", "rmd", "pandoc", "vimwiki", "mdx" -> MARKDOWN;
      default -> null;
    };
  }
}
