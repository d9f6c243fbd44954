package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciidocReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          cite:[«he2023»] and cite:[«a»(p. 3, 4), «b»] citenp:[«c»(4)] -> he2023 a b c
          See «<<he>>» and «<<he,the paper>>», not <<intro>>.⏎⏎- [[[he]]] He. «arXiv:2311.01906» -> he he 2311.01906
          «https://arxiv.org/abs/2312.09832»[A title] and «arXiv:2312.09832»[x] -> 2312.09832 2312.09832
          :arxiv: «2312.09832»⏎:bibtex-file: refs.bib⏎⏎cite:[«a»] -> 2312.09832 a
          ====⏎cite:[«a»]⏎====⏎--⏎cite:[«b»]⏎-- -> a b
          * item⏎  goes on cite:[«a»]⏎⏎  ** deeper cite:[«b»] -> a b
          ----⏎cite:[no]⏎----⏎cite:[«a»] -> a
          [source,python]⏎x = "cite:[no]"⏎⏎cite:[«a»] -> a
          [quote, He]⏎cite:[«a»] -> a
          unclosed ` and + cite:[«a»] -> a
          |===⏎| cite:[«a»] | x⏎|=== -> a
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.ASCIIDOC);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a listing -> ----⏎cite:[a] arXiv:2312.09832⏎----
          a longer listing -> ------⏎cite:[a]⏎----⏎cite:[b]⏎------
          a literal block -> ....⏎cite:[a]⏎....
          a comment block -> ////⏎cite:[a]⏎////
          a passthrough block -> ++++⏎cite:[a]⏎++++
          a fence -> ```adoc⏎cite:[a]⏎```
          an unclosed listing -> ----⏎cite:[a]⏎⏎cite:[b]
          a comment -> // cite:[a] arXiv:2312.09832
          a literal paragraph -> text⏎⏎  cite:[a]⏎more cite:[b]
          a source paragraph -> [source,adoc]⏎cite:[a]⏎cite:[b]
          a source block with a title -> [source]⏎----⏎cite:[a]⏎----
          monospace -> `cite:[a]` `+cite:[b]+` +++cite:[c]+++
          a passthrough -> pass:[cite:[a] pass:q[arXiv:2312.09832]
          an escaped macro -> \\cite:[a] \\<<b>>⏎⏎[[[b]]]
          a section -> [[intro]]⏎== Intro⏎⏎<<intro>> <<intro,text>>
          another macro -> xref:a[b] link:x[cite] recite:[a] cite::[a]
          an unclosed macro -> cite:[a⏎⏎text
          an e-mail address -> me@x.org
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.ASCIIDOC)), what);
  }

  @Test
  void namesItsBibliographiesAndItsOwnEntries() {
    var declared =
        DeclaredBibliographies.of(
            Marked.read(
                ":bibtex-file: refs.bib⏎⏎- [[[he]]] He.⏎- [[[vas,1]]] V.", NoteLanguage.ASCIIDOC));
    assertEquals(List.of("refs.bib"), Marked.paths(declared));
    assertEquals(Set.of("he", "vas"), declared.keys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          cite:[«<|>» -> key list
          cite:[«he<|>2023»(p. 3)] -> key list
          citenp:[a, «he<|>»] -> key list
          arXiv:«23<|>» -> prefix
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.ASCIIDOC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          another macro -> link:x[he<|>
          behind the macro -> cite:[a]<|>
          a comment -> // cite:[he<|>
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.ASCIIDOC);
  }
}
