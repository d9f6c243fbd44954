package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.AfterPrefix;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.note.Prompt.InUrl;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In the examples {@code <|>} is the cursor, and what a completion replaces stands in {@code «»}.
 */
class PromptsTest {
  private static final String CURSOR = "<|>";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          See arXiv:«<|>» -> prefix
          See ARXIV: «<|>» -> prefix
          See arXiv:«23<|>» -> prefix
          See arXiv:«2312.0<|>9832» and more -> prefix
          See arXiv:«2312.09832<|>» -> prefix
          See arXiv:«<|>2312.09832». -> prefix
          See arXiv:«hep-th/99<|>01001» -> prefix
          See arXiv:«linear mode conn<|>» -> prefix
          (arXiv:«linear<|>») -> prefix
          https://arxiv.org/abs/«<|>» -> url
          https://arxiv.org/abs/«2312.0<|>9832» -> url
          [x](https://arxiv.org/pdf/«23<|>».pdf) -> url
          https://arxiv.org/abs/«hep-th/99<|>» -> url
          https://huggingface.co/papers/«23<|>» -> url
          @«<|>» -> at
          As @«he<|>» -> at
          As @«he<|>2023» shows -> at
          [@«<|>»] -> at in brackets
          [see @«he<|>»] -> at in brackets
          [@a; @«he<|>»] -> at in brackets
          [@«linear mode<|>» -> at in brackets
          -@«he<|>» -> at
          @{«he<|>» -> key list
          [@a; «<|>» -> at in brackets
          [@a;«he<|>»] -> at in brackets
          [[@«he<|>»]] -> at in brackets
          {cite:p}`«he<|>» -> key list
          {cite}`a, «he<|>»` -> key list
          ---⏎nocite: "@«he<|>»"⏎--- -> at
          Unclosed ` and $ @«he<|>» -> at
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    assertPrompt(example, kind, NoteLanguage.MARKDOWN);
  }

  static void assertPrompt(String example, String kind, NoteLanguage language) {
    String marked = example.replace('⏎', '\n');
    String text = marked.replace("«", "").replace("»", "").replace(CURSOR, "");
    int offset = marked.replace("«", "").replace("»", "").indexOf(CURSOR);
    Prompt prompt = Prompts.at(Note.read(text, language), offset);
    assertTrue(prompt != null, () -> "nothing to complete: " + example);
    String found =
        switch (prompt) {
          case AfterPrefix p -> "prefix";
          case InUrl p -> "url";
          case AfterAt at -> at.bracketed() ? "at in brackets" : "at";
          case InKeyList list -> "key list";
        };
    assertEquals(kind, found);
    int start = prompt.replaced().start();
    int end = prompt.replaced().end();
    String shown =
        text.substring(0, start)
            + "«"
            + text.substring(start, offset)
            + CURSOR
            + text.substring(offset, end)
            + "»"
            + text.substring(end);
    assertEquals(marked, shown);
    assertEquals(text.substring(start, offset), prompt.typed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          md -> [@he<|> -> ]
          md -> [@he<|>] -> nothing
          md -> [see @he<|>, p. 3] -> nothing
          md -> [see @he<|>,⏎p. 3] -> nothing
          md -> [@he<|> and [a link](x) -> ]
          md -> [@he<|>⏎⏎another [paragraph] -> ]
          md -> [[@he<|> -> ]]
          md -> [[@he<|>]] -> nothing
          md -> @{he<|> -> }
          md -> [@{he<|> -> }]
          md -> [@{he<|>}] -> nothing
          md -> @he<|> -> nothing
          md -> the interval [0, 1) of @he<|> -> nothing
          md -> {cite}`he<|> -> `
          md -> {cite}`he<|>` -> nothing
          md -> {cite}`he<|>, a` and `code` -> nothing
          md -> {cite}`he<|> and `code` -> `
          tex -> \\cite{he<|> -> }
          tex -> \\cite{he<|>} -> nothing
          tex -> \\cite{he<|>, b} -> nothing
          tex -> \\cite{he<|>,⏎  b, % and⏎  c} -> nothing
          tex -> \\cite{a, he<|> -> }
          tex -> \\cite{he<|>⏎⏎In \\emph{so} -> }
          tex -> \\cite{he<|> as in \\emph{so} -> }
          tex -> \\footnote{See \\cite{he<|> for more.} -> }
          tex -> \\cite{<|>he, b} -> ,
          org -> [cite:@he<|> -> ]
          org -> [cite:@he<|>] -> nothing
          org -> [cite:@a;@he<|> and [1] -> ]
          org -> [[cite:&he<|> -> ]]
          org -> [[cite:&he<|>]] -> nothing
          org -> [[cite:&he<|>][so]] -> nothing
          org -> cite:&a;&he<|> -> nothing
          typ -> #cite(<he<|> -> >)
          typ -> #cite(<he<|>) -> >
          typ -> #cite(<he<|>>) -> nothing
          typ -> #cite(<he<|>, form: "prose") -> >
          typ -> (#cite(<he<|> -> >)
          typ -> #cite(label("he<|> -> "))
          typ -> #cite(label("he<|>")) -> nothing
          typ -> @he<|> -> nothing
          rst -> :cite:p:`he<|> -> `
          rst -> :cite:p:`he<|>` -> nothing
          rst -> :cite:p:`he<|> and ``code`` -> `
          adoc -> cite:[he<|> -> ]
          adoc -> cite:[he<|>] -> nothing
          adoc -> cite:[he<|>(p. 3), b] -> nothing
          """)
  void closesWhatIsOpen(String language, String example, String marks) {
    Prompt prompt = prompt(language, example);
    assertEquals(marks.equals("nothing") ? "" : marks, prompt.behind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          md -> [@a; he<|>] -> @
          org -> [cite:he<|>] -> @
          org -> [cite:@a;he<|>] -> @
          org -> [cite:@a;@he<|>] -> nothing
          org -> [[cite:&a;he<|>]] -> &
          org -> cite:&a;he<|> -> &
          org -> cite:a,he<|> -> nothing
          typ -> #cite(he<|>) -> <
          typ -> #cite(<he<|>>) -> nothing
          """)
  void writesTheSignThatIsMissing(String language, String example, String sign) {
    String before =
        switch (prompt(language, example)) {
          case AfterAt at -> at.before();
          case InKeyList list -> list.before();
          case AfterPrefix prefix -> "";
          case InUrl url -> "";
        };
    assertEquals(sign.equals("nothing") ? "" : sign, before);
  }

  private static Prompt prompt(String language, String example) {
    String text = example.replace('⏎', '\n');
    Note note = Note.read(text.replace(CURSOR, ""), NoteLanguage.ofFileName("a." + language));
    return Objects.requireNonNull(Prompts.at(note, text.indexOf(CURSOR)), example);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          the beginning -> <|>@a
          behind an identifier -> arXiv:2312.09832 shows<|>
          right behind an identifier -> arXiv:2312.09832 <|>
          behind a sentence -> arXiv:linear mode. Then<|>
          behind a bracket -> (arXiv:linear) mode<|>
          too many words -> arXiv:one two three four five six seven eight nine<|>
          another line -> arXiv:linear⏎mode<|>
          no prefix yet -> arXiv<|>
          another word's end -> bioarxiv:23<|>
          an address of another site -> https://example.org/abs/23<|>
          a locator -> [@key, p. 3<|>
          a prefix behind a separator -> [@key; see <|>
          behind a separator, before a sign -> [@key; <|>@other]
          behind a semicolon outside of brackets -> @key; <|>
          a code span behind braces -> {ref}`he<|>`
          words outside of brackets -> @linear mode<|>
          an e-mail address -> me@<|>
          an e-mail address's domain -> me@exam<|>
          an escaped sign -> \\@he<|>
          an address -> https://medium.com/@us<|>
          a link's destination -> [x](foo/@us<|>
          a code span -> `arXiv:23<|>`
          a code span's key -> `@he<|>`
          a fence -> ```⏎@he<|>⏎```
          an unclosed fence -> ```⏎@he<|>
          math -> $x@<|>$
          a comment -> <!-- arXiv:23<|> -->
          front matter -> ---⏎author: @me<|>⏎---
          """)
  void isSilentElsewhere(String what, String example) {
    assertSilent(what, example, NoteLanguage.MARKDOWN);
  }

  static void assertSilent(String what, String example, NoteLanguage language) {
    String text = example.replace('⏎', '\n');
    int offset = text.indexOf(CURSOR);
    Note note = Note.read(text.replace(CURSOR, ""), language);
    assertNull(Prompts.at(note, offset), what);
  }
}
