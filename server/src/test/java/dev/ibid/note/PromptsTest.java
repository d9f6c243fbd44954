package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.AfterPrefix;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.note.Prompt.InUrl;
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
          @{«he<|>» -> at
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
          behind a separator -> [@key; <|>
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
