package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text at all. */
class ReadingLawsTest {

  private static final String EVERYTHING =
      """
      ---
      arxiv: 2306.17759
      nocite: |
        @all
      ---
      # Title @key with arXiv:2312.09832v2

      Text [see @a, pp. 3; -@b{ii, A}] and @{c:d} `code @x` ``a ` b`` $m_@a$ $$@b$$ \\(x\\) \\[y\\].
      - item <a href="https://arxiv.org/abs/2312.09832">x</a> <me@x.org> <!-- @c -->
        ```{note}
        @d
        ```
      > quote %% hidden @e %% [[@f#h|g]] [x](https://doi.org/10.1000/182 "t") ![](badge/arXiv-2312.09832-red)

          indented @code

      ~~~
      @fence
      ~~~
      | @g | arXiv:hep-th/9901001 v1 | {cite:p}`see h; i` |
      [^1]: note \ud83d\ude00@j \\begin{align} @k \\end{align} <pre>@l</pre> [@arxiv:2301.0001]
      %%CITATION = HEP-TH/9901001;%% eprint = {2306.17759} doi: 10.1000/182 \\arXiv{0809.0086}
      """;

  @Test
  void everyPrefixIsReadAndEveryCursorAnswered() {
    for (int length = 0; length <= EVERYTHING.length(); length++) {
      Note note = Note.read(EVERYTHING.substring(0, length), NoteLanguage.MARKDOWN);
      assertSound(note);
      Prompts.at(note, length);
    }
    Note whole = Note.read(EVERYTHING, NoteLanguage.MARKDOWN);
    for (int offset = 0; offset <= EVERYTHING.length(); offset++) {
      assertSound(Prompts.at(whole, offset), offset);
    }
  }

  @Test
  void shuffledPiecesAreRead() {
    Random random = new Random(7);
    String[] pieces = EVERYTHING.split("(?<=[^a-z0-9])|(?=[^a-z0-9])");
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int count = 0; count < 60; count++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Note note = Note.read(text.toString(), NoteLanguage.MARKDOWN);
      assertSound(note);
      int offset = random.nextInt(text.length() + 1);
      assertSound(Prompts.at(note, offset), offset);
    }
  }

  @Test
  void linesMayEndInAnyWay() {
    String names = Marked.names(Note.read(EVERYTHING, NoteLanguage.MARKDOWN));
    String windows = EVERYTHING.replace("\n", "\r\n");
    assertEquals(names, Marked.names(Note.read(windows, NoteLanguage.MARKDOWN)));
    assertSound(Note.read(windows, NoteLanguage.MARKDOWN));
  }

  /** A million characters of what opens something and never closes it, alone and in two halves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "]",
        "`",
        "`` ` ",
        "``a`b",
        "$",
        "$a",
        "$ $",
        "$$",
        "$$a\n",
        "@a[",
        "[@a",
        "@",
        "@{",
        "@{a",
        "@a",
        "arXiv:",
        "arXiv: arXiv",
        "](",
        "[](",
        "[a](<",
        "\\(",
        "\\[",
        "\\[ :// ",
        "\\begin{align}",
        "<",
        "<a",
        "<a =\"",
        "<a ='<b =\"",
        "=\"<b \"",
        "<!--",
        "<!--\n",
        "> <!--\n",
        "<pre",
        "> <pre>\n",
        "<code>",
        "</",
        "%%",
        "%%\n",
        "%%a\n",
        "://",
        "a://",
        "http://a(",
        "https://arxiv.org/",
        "arxiv.org/a",
        "10.1000/",
        "10.1000/(",
        "doi:",
        "doi:10.1000/a",
        "eprint=",
        "abs/",
        "math/0309136/",
        "%2F",
        "https://a/arxiv%2F",
        "badge/arxiv-",
        "- ",
        "> ",
        "1. ",
        "```\n",
        "- ```\n",
        "~~~",
        "    a\n",
        "\n",
        "\r",
        "---\n",
        "nocite:\n",
        "{cite}`",
        "}`a`",
        "[^",
        "[[@a",
        "(@a) ",
        "arxiv",
        "x",
        "1234.56789",
        "https://arxivarxiv",
        "```{note}\n",
        "a\n$$\n\\[\n",
        "\ud83d",
        "2009arXiv0912."
      })
  void timeIsLinear(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeout(
        Duration.ofSeconds(6), () -> Note.read(text, NoteLanguage.MARKDOWN), "quadratic time");
    String closed = "<!--" + text + "-->\n\n" + text + "\n\n\\] `` $$ > )";
    assertTimeout(
        Duration.ofSeconds(12), () -> Note.read(closed, NoteLanguage.MARKDOWN), "quadratic time");
  }

  private static void assertSound(Note note) {
    int at = 0;
    for (Citation citation : note.citations()) {
      assertTrue(citation.span().start() >= at, () -> "overlap in: " + note.text());
      assertTrue(citation.span().contains(citation.name()), () -> "name in: " + note.text());
      assertTrue(citation.span().length() > 0);
      at = citation.span().end();
    }
    assertTrue(at <= note.text().length());
    assertSound(note.opaque(), note.text());
    for (Citation citation : note.citations()) {
      assertTrue(
          note.opaque().stream().noneMatch(hidden -> hidden.overlaps(citation.span())),
          () -> "citation in an opaque place of: " + note.text());
    }
  }

  private static void assertSound(List<Span> spans, String text) {
    int at = 0;
    for (Span span : spans) {
      assertTrue(span.start() >= at && span.length() > 0, () -> "opaque overlap in: " + text);
      at = span.end();
    }
    assertTrue(at <= text.length());
  }

  private static void assertSound(@Nullable Prompt prompt, int offset) {
    if (prompt != null) {
      assertTrue(prompt.replaced().touches(offset));
      assertEquals(offset - prompt.replaced().start(), prompt.typed().length());
    }
  }
}
