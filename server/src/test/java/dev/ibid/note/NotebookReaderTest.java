package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"cells": [{"cell_type": "markdown", "source": ["See «@a»\\n", "[«@b»; «@c»]\\n"]}]} -> a b c
          {"cells": [{"source": "See «@a»\\nand «@b»", "cell_type": "markdown"}]} -> a b
          {"cell_type": "markdown", "source": ["\\u00e9\\t«@a\\u00e9b» \\"«@c»\\" \\\\@d «@e»"]} -> aéb c e
          {"cell_type": "markdown", "source": ["\\ud83d\\ude00 «arXiv:2312.09832»"]} -> 2312.09832
          {"cell_type": "markdown", "source": ["```\\n", "@no\\n", "```\\n", "«@a»"]} -> a
          {"cell_type": "markdown", "metadata": {"source": ["@no"]}, "source": ["«@a»"]} -> a
          {"cell_type": "code", "source": ["@no"]},⏎{"cell_type": "markdown", "source": ["«@a»"]} -> a
          {"cell_type": "markdown", "source": ["«@a»\\n", "«@b» unclosed -> a b
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.NOTEBOOK);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          code -> {"cell_type": "code", "source": ["@decorator\\n", "# arXiv:2312.09832"]}
          output -> {"cell_type": "code", "outputs": [{"text": ["@a arXiv:2312.09832"]}], "source": []}
          a raw cell -> {"cell_type": "raw", "source": ["@a"]}
          metadata -> {"cell_type": "markdown", "metadata": {"arxiv": "arXiv:2312.09832"}, "source": []}
          no cell -> {"source": ["@a"], "x": "@b", "markdown": "arXiv:2312.09832"}
          no notebook -> @a arXiv:2312.09832
          an e-mail address -> {"cell_type": "markdown", "source": ["me@x.org"]}
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.NOTEBOOK)), what);
  }

  @Test
  void namesTheBibliographiesOfItsFirstCell() {
    assertEquals(
        List.of("refs.bib"),
        Marked.paths(
            DeclaredBibliographies.of(
                Marked.read(
                    "{\"cell_type\": \"raw\", \"source\":"
                        + " [\"---\\n\", \"bibliography: refs.bib\\n\", \"---\"]}",
                    NoteLanguage.NOTEBOOK))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"cell_type": "markdown", "source": ["See @«he<|>2023» x"]} -> at
          {"cell_type": "markdown", "source": ["x\\n", "[@a; @«he<|>»"]} -> at in brackets
          {"cell_type": "markdown", "source": ["\\u00e9 arXiv:«23<|>»"]} -> prefix
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.NOTEBOOK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          code -> {"cell_type": "code", "source": ["@he<|>"]}
          metadata -> {"cell_type": "markdown", "id": "@he<|>", "source": [""]}
          a code span -> {"cell_type": "markdown", "source": ["`@he<|>`"]}
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.NOTEBOOK);
  }
}
