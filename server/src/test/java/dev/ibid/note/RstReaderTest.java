package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RstReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          :cite:p:`«he2023»`, :cite:`«a», «b»` and :footcite:t:`«c»` -> he2023 a b c
          :cite:p:`{see}«a»{p. 3}, «b»` -> a b
          As «[CIT2002]_» says, and [«[a-b]_»]. -> CIT2002 a-b
          .. [CIT2002] A paper, «arXiv:2312.09832».⏎⏎«[CIT2002]_» -> 2312.09832 CIT2002
          .. note:: See :cite:`«a»`.⏎⏎   And :cite:`«b»`. -> a b
          `A title <«https://arxiv.org/abs/2312.09832»>`_ -> 2312.09832
          .. _arxiv: «https://arxiv.org/abs/2312.09832» -> 2312.09832
          :arXiv: «2312.09832»⏎:Author: x -> 2312.09832
          .. code::⏎⏎   :cite:`no`⏎⏎:cite:`«a»` -> a
          text::⏎⏎   :cite:`no`⏎⏎:cite:`«a»` -> a
          ..⏎⏎   :cite:`«a»` -> a
          unclosed ``⏎⏎and `⏎⏎:cite:`«a»` -> a
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.RST);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a literal block -> so::⏎⏎   :cite:`a` arXiv:2312.09832⏎⏎   [b]_
          a code block -> .. code-block:: rst⏎   :caption: x⏎⏎   :cite:`a`
          a comment -> .. :cite:`a` arXiv:2312.09832⏎   [b]_
          a comment below -> ..⏎   :cite:`a`
          a doctest -> >>> x  # arXiv:2312.09832⏎[b]_
          a literal -> ``:cite:`a``` ``[b]_`` ``arXiv:2312.09832``
          math -> :math:`[b]_` :code:`[a]_`
          another role -> :ref:`a` :doc:`b` :cites:`c` `[d]_`
          a footnote -> [1]_ [#]_ [#a]_ [*]_
          an escaped reference -> \\[a]_
          the entry -> .. [CIT2002] A paper.
          an e-mail address -> me@x.org
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.RST)), what);
  }

  @Test
  void namesItsBibliographiesAndItsOwnEntries() {
    var declared =
        DeclaredBibliographies.of(
            Marked.read(
                ".. bibliography:: refs.bib more.bib⏎   :all:⏎⏎.. [CIT2002] x⏎.. [1] y",
                NoteLanguage.RST));
    assertEquals(List.of("refs.bib", "more.bib"), Marked.paths(declared));
    assertEquals(Set.of("CIT2002", "1"), declared.keys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          :cite:p:`«<|>» -> key list
          :cite:`a, «he<|>2023»` -> key list
          :cite:`{see}«he<|>»` -> key list
          arXiv:«23<|>» -> prefix
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.RST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          another role -> :ref:`he<|>`
          behind the role -> :cite:`a`<|>
          a literal -> ``he<|>``
          a comment -> .. :cite:`he<|>
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.RST);
  }
}
