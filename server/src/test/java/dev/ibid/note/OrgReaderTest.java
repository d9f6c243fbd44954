package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          [cite:«@he2023»] and [cite/t:«@a»] -> he2023 a
          [cite/text/caps:see; see «@a» p. 3; «@b»; and so on] -> a b
          [cite:«@a»⏎  ;«@b»] -> a b
          [cite: «@a:b_c.d/e» [[https://x.org][so]]; «@f»] -> a:b_c.d/e f
          a footnote[fn:1]⏎⏎[fn:1] See [cite:«@a»]. -> a
          [[cite:see «&k1» p. 3;«&k2»]] and [[citep*:«&k3»]] -> k1 k2 k3
          [[cite:«k1»,«k2»]] [[citet:«k3», «k4»][see]] -> k1 k2 k3 k4
          cite:«k1»,«k2», and citet:«k3». -> k1 k2 k3
          cite:«&k1»;«&k2»; (textcite:«k3») <cite:«k4»> -> k1 k2 k3 k4
          \\cite{«a»} and \\citep[p. 3]{«b»,«c»} -> a b c
          «arxiv:2312.09832» and [[«arxiv:hep-th/9901001»][text]] -> 2312.09832 hep-th/9901001
          [[«https://arxiv.org/abs/2312.09832»][A title]] -> 2312.09832
          * Heading [cite:«@a»]⏎:PROPERTIES:⏎:ARXIV: «2306.17759»⏎:END:⏎text [cite:«@b»] -> a 2306.17759 b
          :PROPERTIES:⏎:ROAM_REFS: «https://arxiv.org/abs/2312.09832» «@key» [cite:«@b»] cite:«c»⏎:END: -> 2312.09832 key b c
          #+roam_key: cite:«a»⏎#+arxiv: «2306.17759»⏎#+caption: From [cite:«@b»] -> a 2306.17759 b
          - item [cite:«@a»]⏎| table | [cite:«@b»] |⏎: x⏎[cite:«@c»] -> a b c
          #+begin_quote⏎[cite:«@a»]⏎#+end_quote -> a
          #+begin_src⏎unclosed [cite:«@a»] -> a
          a=b [cite:«@a»] =x and [cite:«@b»] x=y -> a b
          * COMMENT x⏎[cite:@no]⏎** y [cite:@no]⏎* z⏎[cite:«@a»] -> a
          :PROPERTIES:⏎unclosed [cite:@x]⏎[cite:«@a»] -> a
          [cite:«@arxiv:2312.09832»] -> 2312.09832
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.ORG);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a comment -> # [cite:@a] arXiv:2312.09832⏎  # cite:b⏎#⏎
          a keyword -> #+title: On [cite:@a] and cite:b⏎#+cite_export: csl cite:x
          source code -> #+begin_src org⏎[cite:@a] arXiv:2312.09832⏎#+end_src
          an example -> #+BEGIN_EXAMPLE⏎cite:a⏎#+END_EXAMPLE
          an export block -> #+begin_export latex⏎\\cite{a}⏎#+end_export
          a comment block -> #+begin_comment⏎[cite:@a]⏎#+end_comment
          fixed width -> : [cite:@a]⏎  : arXiv:2312.09832
          verbatim -> =x and [cite:@b] x= =[cite:@a]= (=cite:b=) =arXiv:2312.09832=.
          code -> ~[cite:@a]~ ~cite:b⏎c~
          code within a line -> src_org{[cite:@a]} src_org[:exports code]{cite:b}
          an export snippet -> @@latex:\\cite{a}@@
          a commented tree -> * TODO COMMENT x⏎[cite:@a]⏎** cite:b
          properties -> :PROPERTIES:⏎:CUSTOM_ID: cite:a⏎:END:
          an at sign -> @a and [@b] and me@x.org, [[mailto:me@x.org]]
          no key -> [cite:] [cite: see] [cite/t] [cited:@a] [cite:@] cite: a
          an unclosed citation -> [cite:@a⏎⏎text
          a link with that word -> [[file:cite.org::cite:a]] [[https://x.org/cite:a]] https://x.org/cite:a
          another word -> recite:a \\cite:a excite:b sub-cite:c
          all entries -> [[nocite:*]]
          a price -> $2312.09832 and 2312.09832
          a phone number -> tel:0704.1234
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.ORG)), what);
  }

  @Test
  void namesItsBibliographies() {
    var declared =
        DeclaredBibliographies.of(
            Marked.read(
                "#+bibliography: refs.bib⏎#+BIBLIOGRAPHY: \"my refs.bib\" ⏎# bibliography:no.bib⏎"
                    + "bibliographystyle:plain⏎[[bibliography:a.bib,b.bib]]⏎"
                    + "#+latex_header: \\addbibresource{c.bib}",
                NoteLanguage.ORG));
    assertEquals(
        List.of("refs.bib", "my refs.bib", "a.bib", "b.bib", "c.bib"), Marked.paths(declared));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          [cite:@«<|>» -> key list
          [cite/t:see @«he<|>2023» p. 3] -> key list
          [cite:@a; @«he<|>»] -> key list
          [cite:@a;⏎ @«he<|>»] -> key list
          [cite:@«linear mode<|>»] -> key list
          [[cite:&«he<|>»]] -> key list
          [[cite:see &a p. 3;&«<|>»]] -> key list
          [[cite:a,«he<|>»]] -> key list
          cite:«<|>» -> key list
          citet:a,«he<|>» -> key list
          (cite:&«he<|>») -> key list
          cite:&a;&«he<|>» -> key list
          \\cite{a,«he<|>»} -> key list
          arxiv:«23<|>» -> prefix
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.ORG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          an at sign -> @he<|>
          a bracket -> [@he<|>
          before the sign -> [cite:see<|>
          behind a locator -> [cite:@key, p. 3<|>
          behind the citation -> [cite:@key] x<|>
          another link -> [[file:he<|>
          a comment -> # [cite:@he<|>
          verbatim -> =cite:he<|>=
          source code -> #+begin_src⏎[cite:@he<|>⏎#+end_src
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.ORG);
  }
}
