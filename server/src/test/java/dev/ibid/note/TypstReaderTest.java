package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypstReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          As «@he2023» and («@a», «@b:c_d-e.f») show. -> he2023 a b:c_d-e.f
          See «@a». Also «@b»: and «@c»... -> a b c
          «@a»[p. 3] «@b»[see «@c»] -> a b c
          #cite(«<a>») #cite(«<b>», form: "prose") #cite(label("«a/b»")) -> a b a/b
          #cite( «<a>», supplement: [p. 3, «@b»]) «@c» -> a b c
          #cite("«a»", "«b»", style: "ieee") -> a b
          #let f(x) = cite(«<a>»)⏎«@b» -> a b
          #figure([see «@a»], caption: [From «@b».]) <fig> «@c» -> a b c
          #{ let s = "@no"; [«@a»] } #if x [«@b»] else [«@c»]⏎«@d» -> a b c d
          #show: doc => template("@no", doc)⏎«@a» -> a
          #let s = "unclosed @no⏎" «@a» -> a
          #text(fill: red)[«@a»].pos «@b» #x.y(z).w "«@c»" -> a b c
          #link("«https://arxiv.org/abs/2312.09832»")[A title] «arXiv:2312.09832» -> 2312.09832 2312.09832
          https://x.org/@user «@a» http://x.org/a//@b -> a
          \\@no \\\\«@a» #emph[«@b»] *«@c»* _«@d» _ -> a b c d
          5 < «@a» and <label> «@b» -> a b
          `unclosed «@a» -> a
          it cost $5 «@a» -> a
          «@é12» «@汉字» -> é12 汉字
          a«@b.c» is a reference -> b.c
          #import "x.typ": *⏎«@a» -> a
          #set text(font: "x") // @no⏎«@a» -> a
          [a [b «@a»] c] ] «@b» -> a b
          «@arxiv:2312.09832» -> 2312.09832
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.TYPST);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a comment -> // @a arXiv:2312.09832⏎text // @b
          a block comment -> /* @a /* @b */ arXiv:2312.09832 */
          an unclosed comment -> /* @a⏎⏎@b
          raw text -> `@a` ```typ @b #cite(<c>)⏎arXiv:2312.09832```
          math -> $x_@a$ $ @b $
          a string -> #let x = "@a" #f("b@c.org") #link("mailto:me@x.org")[x]
          a string in a block -> #{ f("@a", (b: "@c")) }
          a label of the note -> = Intro <intro>⏎See @intro and @fig:a.⏎#figure(x) <fig:a>
          an e-mail address, escaped -> me\\@x.org
          an address -> https://medium.com/@user
          nothing -> @ @. @: @; #cite() #cite(a) #cite(<) #cite("a b")
          a price -> 5 \\@ \\$2312.09832
          a phone number -> 0704.1234
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.TYPST)), what);
  }

  @Test
  void namesItsBibliographies() {
    assertEquals(
        List.of("refs.bib", "a.bib", "b.yml", "c.bib"),
        Marked.paths(
            declared(
                "#bibliography(\"refs.bib\", title: none) // #bibliography(\"no.bib\")⏎"
                    + "#bibliography((\"a.bib\", \"b.yml\"), style: \"s.csl\")⏎"
                    + "#show: ieee.with(bibliography: bibliography(\"c.bib\"))")));
  }

  @Test
  void namesItsParts() {
    assertEquals(
        List.of(List.of("a.typ"), List.of("/lib/t.typ")),
        declared("#include \"a.typ\"⏎#import \"/lib/t.typ\": *⏎#import \"@preview/x:1.0\": y")
            .parts()
            .stream()
            .map(DeclaredBibliographies.Part::paths)
            .toList());
  }

  @Test
  void aTermOfAGlossaryLooksLikeACitekey() {
    assertTrue(declared("#show: make-glossary⏎#bibliography(\"refs.bib\")").open());
    assertFalse(declared("@a #bibliography(\"refs.bib\")").open());
  }

  private static DeclaredBibliographies declared(String example) {
    return DeclaredBibliographies.of(Marked.read(example, NoteLanguage.TYPST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          @«<|>» -> at
          As @«he<|>2023» shows. -> at
          See @«he<|>2023». -> at
          [@«he<|>»] -> at
          #cite(<«<|>» -> key list
          #cite(<«he<|>2023»>) -> key list
          #cite(<a>, <«he<|>»>) -> key list
          #cite(label("«he<|>»")) -> key list
          arXiv:«23<|>» -> prefix
          #link("https://arxiv.org/abs/«23<|>») -> url
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.TYPST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          an e-mail address -> me@x<|>
          an escaped sign -> \\@he<|>
          a label -> = Heading <he<|>
          another function -> #ref(<he<|>
          a comment -> // @he<|>
          raw text -> `@he<|>`
          a string -> #f("@he<|>")
          math -> $ @he<|> $
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.TYPST);
  }
}
