package dev.ibid.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final String[] PIECES = {
    "*",
    "_",
    "**",
    "`",
    "``",
    "```",
    "~",
    "~~~",
    "[",
    "]",
    "(",
    ")",
    "!",
    "<",
    ">",
    "#",
    "-",
    "+",
    "=",
    "---",
    "===",
    "|",
    ":",
    ".",
    "1",
    "12",
    "\\",
    "&",
    "amp;",
    "#35;",
    "$",
    "\"",
    "'",
    "/",
    "a",
    "b c",
    " ",
    "\n",
    "\n\n",
    "<b>",
    "[x](y)",
    "<!--",
    "http://a.org",
    "[a]: b",
    ":-|-",
    "é",
    "🎉"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "[x](y) and ![x](y) and [x][y] and [x]",
        "*a* _b_ **c** __d__ ***e***",
        "a_b_c and __init__",
        "`code` ``co`de``",
        "$x_1$ and $$y$$",
        "&lt;b&gt; &#60; AT&T R&D; &c",
        "# heading\n## another",
        "- a\n+ b\n* c",
        "1. a\n2) b",
        "10.1000/182 and 1.5 times",
        "> quoted",
        "title\n=====\nother\n-----",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n:-- | --:\n1 | 2",
        "---\n***\n___",
        "~~~\ncode\n~~~",
        "<https://example.org> <a@example.org>",
        "[a]: https://example.org",
        "\\*a\\* \\\\",
        "1986\\. A great year!",
        ""
      })
  void showsTheTextAsItIs(String text) {
    assertShown(text);
  }

  @Test
  void showsAnyTextAsItIs() {
    Random random = new Random(2);
    for (int round = 0; round < 30_000; round++) {
      assertShown(anyText(random));
    }
  }

  @Test
  void staysInsideTheEmphasisAroundIt() {
    Random random = new Random(3);
    for (int round = 0; round < 10_000; round++) {
      String text = words(anyText(random));
      if (!text.isEmpty()) {
        String bold = "**" + Markdown.escape(text) + "**";
        assertEquals("!!StrongEmphasis" + text, words(shown(PARSER.parse(bold))), bold);
        String emphasis = "*" + Markdown.escape(text) + "*";
        assertEquals("!!Emphasis" + text, words(shown(PARSER.parse(emphasis))), emphasis);
      }
    }
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int piece = random.nextInt(8); piece >= 0; piece--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Test
  void leavesPlainTextReadable() {
    String plain = "O(n log n) - as in [-1, 1): snake_case, 50% of C++ & more; 3.5 > 2!";
    assertEquals(plain.replace("[", "\\["), Markdown.escape(plain));
  }

  /** Blanks at the edges of lines and in runs never reach Markdown: papers are read without. */
  private static void assertShown(String text) {
    String given = text.replaceAll(" *\n *", "\n").replaceAll(" +", " ").strip();
    String escaped = Markdown.escape(given);
    assertEquals(words(given), words(shown(PARSER.parse(escaped))), () -> "of " + escaped);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** The text that a reader sees; whatever is more than text is named. */
  private static String shown(Node node) {
    StringBuilder shown = new StringBuilder();
    switch (node) {
      case Text text -> shown.append(text.getLiteral());
      case SoftLineBreak lineBreak -> shown.append('\n');
      case Document document -> {}
      case Paragraph paragraph -> shown.append('\n');
      default -> shown.append("!!").append(node.getClass().getSimpleName());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      shown.append(shown(child));
    }
    return shown.toString();
  }
}
