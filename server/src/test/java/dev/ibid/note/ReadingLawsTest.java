package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text at all. */
class ReadingLawsTest {

  @ParameterizedTest
  @EnumSource(NoteLanguage.class)
  void everyPrefixIsReadAndEveryCursorAnswered(NoteLanguage language) {
    String everything = EverythingInEachLanguage.of(language);
    for (int length = 0; length <= everything.length(); length++) {
      Note note = Note.read(everything.substring(0, length), language);
      assertSound(note);
      assertSound(Prompts.at(note, length), length);
      DeclaredBibliographies.of(note);
    }
    Note whole = Note.read(everything, language);
    assertFalse(whole.citations().isEmpty());
    for (int offset = 0; offset <= everything.length(); offset++) {
      assertSound(Prompts.at(whole, offset), offset);
    }
  }

  @ParameterizedTest
  @EnumSource(NoteLanguage.class)
  void shuffledPiecesAreRead(NoteLanguage language) {
    Random random = new Random(7);
    String[] pieces = EverythingInEachLanguage.of(language).split("(?<=[^a-z0-9])|(?=[^a-z0-9])");
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int count = 0; count < 60; count++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Note note = Note.read(text.toString(), language);
      assertSound(note);
      int offset = random.nextInt(text.length() + 1);
      assertSound(Prompts.at(note, offset), offset);
    }
  }

  @ParameterizedTest
  @EnumSource(NoteLanguage.class)
  void linesMayEndInAnyWay(NoteLanguage language) {
    String everything = EverythingInEachLanguage.of(language);
    String names = Marked.names(Note.read(everything, language));
    String windows = everything.replace("\n", "\r\n");
    assertEquals(names, Marked.names(Note.read(windows, language)));
    assertSound(Note.read(windows, language));
  }

  /**
   * Some hundred thousand characters of what opens something and never closes it, alone and in two
   * halves.
   */
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
    assertLinear(piece, NoteLanguage.MARKDOWN);
    String text = piece.repeat(1_000_000 / piece.length());
    String closed = "<!--" + text + "-->\n\n" + text + "\n\n\\] `` $$ > )";
    assertTimeout(
        Duration.ofSeconds(12), () -> Note.read(closed, NoteLanguage.MARKDOWN), "quadratic time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          LATEX ; \\
          LATEX ; %
          LATEX ; \\cite
          LATEX ; \\cite{
          LATEX ; \\cite{a,
          LATEX ; \\cite[
          LATEX ; \\cite[a]
          LATEX ; \\cite%⏎
          LATEX ; \\cites[\\cites []{a}
          LATEX ; \\cites{a}
          LATEX ; \\cites[
          LATEX ; \\volcites{a}{b}
          LATEX ; \\cite{a\\a
          LATEX ; \\verb|
          LATEX ; \\verb
          LATEX ; \\begin{verbatim}
          LATEX ; \\begin{
          LATEX ; \\iffalse
          LATEX ; \\iffalse\\if
          LATEX ; \\href{
          LATEX ; \\href[
          LATEX ; \\newcommand{
          LATEX ; \\newcommand{\\a}[1]{
          LATEX ; \\def\\a#1{\\cite[
          LATEX ; \\eprint{
          ORG ; [cite:
          ORG ; [cite:@a
          ORG ; [cite:@a;
          ORG ; [cite/
          ORG ; [[cite:
          ORG ; [[
          ORG ; cite:
          ORG ; cite:a,
          ORG ; cite:&a;
          ORG ; =
          ORG ; =a
          ORG ; ~a =b
          ORG ; =a⏎
          ORG ; @@a:
          ORG ; @@
          ORG ; src_a{
          ORG ; src_a[{
          ORG ; {
          ORG ; #+begin_src⏎
          ORG ; * COMMENT⏎
          ORG ; *
          ORG ; :properties:⏎
          ORG ; :a: b⏎
          ORG ; # a⏎
          ORG ; \\cite{
          TYPST ; @
          TYPST ; @a
          TYPST ; @a:
          TYPST ; #
          TYPST ; #a(
          TYPST ; #a[
          TYPST ; #{
          TYPST ; #let a
          TYPST ; #cite(
          TYPST ; #cite(<a>,
          TYPST ; #{cite("a",
          TYPST ; #cite(<
          TYPST ; #{"
          TYPST ; #{$ \\$
          TYPST ; $
          TYPST ; \\$
          TYPST ; $\\
          TYPST ; <
          TYPST ; <a
          TYPST ; <a>
          TYPST ; /*
          TYPST ; */
          TYPST ; //
          TYPST ; `
          TYPST ; `a``b```c
          TYPST ; ]
          TYPST ; ://
          TYPST ; http://
          TYPST ; #a.b
          RST ; `
          RST ; ``
          RST ; `a
          RST ; :cite:`
          RST ; :cite:`a`
          RST ; ::⏎
          RST ; a::⏎ b⏎
          RST ; ..⏎
          RST ; .. a⏎
          RST ; .. a:
          RST ; .. a::⏎
          RST ; >>>⏎
          RST ; ]_
          RST ; [a]_
          RST ; a]
          RST ; ⏎
          ASCIIDOC ; cite:[
          ASCIIDOC ; cite:[a,
          ASCIIDOC ; cite:[(
          ASCIIDOC ; <<
          ASCIIDOC ; <<a
          ASCIIDOC ; [[[a]]] <<a
          ASCIIDOC ; `
          ASCIIDOC ; `a
          ASCIIDOC ; +
          ASCIIDOC ; pass:[
          ASCIIDOC ; ----⏎
          ASCIIDOC ; -----
          ASCIIDOC ; [source]⏎
          ASCIIDOC ; //⏎
          ASCIIDOC ; ⏎ a⏎
          ASCIIDOC ;  a⏎
          ASCIIDOC ; ```⏎
          ASCIIDOC ; :
          NOTEBOOK ; "
          NOTEBOOK ; {
          NOTEBOOK ; [
          NOTEBOOK ; {"cell_type":"markdown","source":[
          NOTEBOOK ; {"cell_type":"markdown","source":["@a\\n",
          NOTEBOOK ; {"cell_type":"markdown","source":"@a"},
          NOTEBOOK ; "source":["
          NOTEBOOK ; \\u
          NOTEBOOK ; "a",
          NOTEBOOK ; }
          BIBLIOGRAPHY ; @
          BIBLIOGRAPHY ; @misc{a, eprint = {
          BIBLIOGRAPHY ; @misc{a, eprint = {2312.09832}, doi = {10.1/a}},
          BIBLIOGRAPHY ; a = {2312.09832},
          BIBLIOGRAPHY ; "
          BIBLIOGRAPHY ; }
          PLAIN_TEXT ; arXiv:
          PLAIN_TEXT ; https://arxiv.org/
          PLAIN_TEXT ; \\eprint{2312.09832
          """)
  void timeIsLinearInEveryLanguage(NoteLanguage language, String piece) {
    assertLinear(piece.replace('⏎', '\n'), language);
  }

  private static void assertLinear(String piece, NoteLanguage language) {
    String text = piece.repeat(400_000 / piece.length());
    assertTimeout(
        Duration.ofSeconds(6),
        () -> {
          Note note = Note.read(text, language);
          Prompts.at(note, text.length());
          DeclaredBibliographies.of(note);
        },
        "quadratic time");
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
