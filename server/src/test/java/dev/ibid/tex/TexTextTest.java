package dev.ibid.tex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TeX is read as people read it. */
class TexTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Plain words                                  | Plain words
          Erd\\H{o}s--R\\'enyi                           | Erdős–Rényi
          Schr\\"odinger and G\\"{o}del                  | Schrödinger and Gödel
          {\\'e}t\\'{e} \\^{\\i}le \\v{C}ech \\c{c}a         | été île Čech ça
          Stra\\ss e, \\O re, \\L{}\\'od\\'z                | Straße, Øre, Łódź
          ``quoted'' and `single'                      | “quoted” and ‘single'
          pages 5--6 --- or so                         | pages 5–6 — or so
          60-70~K                                      | 60-70 K
          an \\emph{important} {\\it word}               | an important word
          $\\mathcal{O}(n^2)$                           | 𝒪(n²)
          $\\mathbb{R}^n$ and $\\Bbb Z_p$                | ℝⁿ and ℤₚ
          $\\alpha \\to \\infty$                          | α → ∞
          $x\\to \\infty$                                | x→∞
          $O(n\\log n)$ and $\\log\\log n$                | O(n log n) and log log n
          $10^{-18}$ and $H_{2}O$ and H$_2$O            | 10⁻¹⁸ and H₂O and H₂O
          $x^{\\rm eff}_{(a,b)}$                        | xᵉᶠᶠ_((a,b))
          $C^*$-algebras at $30^\\circ$                 | C*-algebras at 30°
          $\\frac{1}{2}$ and $\\sqrt{s}$ and $\\sqrt[3]{ab}$ | 1/2 and √s and ∛ab
          $t\\bar{t}$ and $\\overline{M}_{0,n}$          | tt̄ and M̅_(0,n)
          $\\left( a \\right. $                         | ( a
          Cost: $5 and then $10                        | Cost: $5 and then $10
          A budget of $100K                            | A budget of $100K
          50\\% of R\\&D, \\#1, a\\_b                      | 50% of R&D, #1, a_b
          {\\cal O}(n) and ${\\cal P,T}$-odd             | 𝒪(n) and 𝒫,𝒯-odd
          \\(a\\) and \\[b\\]                              | a and b
          \\unknown{word} and \\mycommand here           | word and mycommand here
          {The {DNA} of}                               | The DNA of
          https://a.org/~me and ~5 km                  | https://a.org/~me and ~5 km
          unbalanced {brace and $dollar                | unbalanced brace and $dollar
          run it --fast                                | run it --fast
          $f'$ and $f''$                               | f′ and f″
          """)
  void tex(String tex, String text) {
    assertEquals(text, TexText.line(tex));
  }

  @Test
  void foldedLinesAreJoinedAndBlanksSqueezed() {
    assertEquals("A folded title", TexText.line(" A folded\n  title\t\u00a0 \r\n"));
    assertEquals("", TexText.line(" \n "));
  }

  @Test
  void paragraphsStandBehindLineFeeds() {
    assertEquals("One two\nThree", TexText.paragraphs("One\n two\n\nThree\n"));
    assertEquals("One two\nThree four", TexText.indentedParagraphs("  One\ntwo\n  Three\nfour\n"));
  }

  @Test
  void textWithoutMarkupIsNotCopied() {
    String plain = "It's a well-known fact: (1) ½ of Köln's papers.";
    assertSame(plain, TexText.line(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "$",
        "\\",
        "\\(",
        "\\hat",
        "\\sqrt[",
        "\\frac",
        "^",
        "_{",
        "{\\",
        "${",
        "\\'",
        "\\mathbb",
        "\\left",
        "{\\cal ",
        "\\begin{",
        "$$",
        "\\[{",
        "~",
        "-",
        "`"
      })
  void whatIsRepeatedWithoutEndTakesLinearTime(String part) {
    String text = part.repeat(200_000 / part.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> TexText.line(text));
  }

  @Test
  void anyTextIsRead() {
    Random random = new Random(1);
    String alphabet = "\\\\\\{}$$^_~-'`\"[]()&%#. abchatsqrtmbbcalleft\n\u00e9\ud835\udc00";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      TexText.line(text.toString());
      TexText.paragraphs(text.toString());
    }
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    TexText.line(new String(bytes, ISO_8859_1));
  }

  @Test
  void foldedLinesWithoutMarkupAreJoinedAsAnyOthers() {
    Random random = new Random(11);
    String characters = "ab-é' \n\t\u00a0\u2028.";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int left = random.nextInt(12); left > 0; left--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      text.append('x');
      assertEquals(TexConversion.convert(text.toString()), TexText.line(text.toString()));
    }
  }
}
