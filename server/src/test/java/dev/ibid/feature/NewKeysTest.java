package dev.ibid.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.feature.Completion.Item;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.workspace.NewEntries;
import dev.ibid.workspace.NewEntries.NewEntry;
import dev.ibid.workspace.OwnBibliography;
import dev.ibid.workspace.SeenBibliographies;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.Snapshot;
import dev.ibid.workspace.Ticket;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers that no bibliography gives a citekey yet, where a citekey is wanted. */
class NewKeysTest {
  private static final String CURSOR = "<|>";

  @TempDir private Path root;

  @BeforeEach
  void papers() throws IOException {
    Files.writeString(
        root.resolve("papers.jsonl"),
        """
        {"id": "2301.00001", "title": "Sheaves on Surfaces", "authors": "Ann One"}
        {"id": "2301.00002", "title": "Stacks", "authors": "Bo Two", "doi": "10.1000/stacks"}
        """);
    Files.writeString(
        root.resolve("other.bib"), "@misc{TWO2023stacks, title = {Unlike}, year = 2001}\n");
  }

  private Snapshot snapshot(WorkspaceCorpus.Plan plan) throws IOException {
    WorkspaceCorpus opened =
        WorkspaceCorpus.open(plan, root.resolve(".cache"), false, IndexProgress.SILENT);
    return Snapshot.EMPTY.withCorpus(opened);
  }

  private WorkspaceCorpus.Plan plan() {
    return WorkspaceCorpus.plan(List.of(root), new Settings(List.of("papers.jsonl", "other.bib")));
  }

  private List<Item> complete(String name, String example, Snapshot snapshot) {
    return complete(name, example, snapshot, SeenBibliographies.UNKNOWN);
  }

  private List<Item> complete(
      String name, String example, Snapshot snapshot, SeenBibliographies seen) {
    String text = example.replace('⏎', '\n');
    Note note =
        Note.read(text.replace(CURSOR, ""), Objects.requireNonNull(NoteLanguage.ofFileName(name)));
    return Completion.complete(
            snapshot,
            note,
            seen,
            () -> OwnBibliography.of(note, root.resolve(name), seen, plan().fetchTargets()),
            text.indexOf(CURSOR),
            Ticket.LASTING)
        .items();
  }

  private Item only(String name, String example) throws IOException {
    List<Item> items = complete(name, example, snapshot(plan()));
    assertEquals(1, items.size(), () -> example + ": " + items);
    return items.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a.md -> ---⏎bibliography: own.bib⏎---⏎So [@sheav<|> -> one2023sheaves]
          a.qmd -> ---⏎bibliography: [own.bib]⏎---⏎So {cite}`sheav<|>` -> one2023sheaves
          a.tex -> \\addbibresource{own.bib}⏎\\cite{sheav<|> -> one2023sheaves}
          b.tex -> \\bibliography{own}⏎\\cite{a, sheav<|>} -> one2023sheaves
          a.org -> #+bibliography: own.bib⏎[cite:@sheav<|>] -> one2023sheaves
          b.org -> #+bibliography: own.bib⏎cite:&a;sheav<|> -> &one2023sheaves
          a.typ -> #bibliography("own.bib")⏎#cite(<sheav<|> -> one2023sheaves>)
          b.typ -> #bibliography("own.bib")⏎@sheav<|> -> one2023sheaves
          a.rst -> .. bibliography:: own.bib⏎⏎:cite:p:`sheav<|> -> one2023sheaves`
          a.adoc -> :bibtex-file: own.bib⏎⏎cite:[sheav<|>] -> one2023sheaves
          """)
  void areOfferedByAKeyThatIsMadeForThem(String name, String example, String inserted)
      throws IOException {
    Item item = only(name, example);
    assertEquals(inserted, item.inserted());
    assertEquals("One 2023 · " + key(inserted) + ", new in own.bib", item.detail());
    assertEquals(
        new Completion.Entry(
            new ArxivId("2301.00001"), new CiteKey("one2023sheaves"), root.resolve("own.bib")),
        item.entry());
  }

  private static String key(String inserted) {
    return inserted.replaceAll("[^&a-z0-9]", "");
  }

  @Test
  void aKeyThatAnyBibliographyHasIsNotGivenAgain() throws IOException {
    Item item = only("a.tex", "\\addbibresource{own.bib}⏎\\cite{bo two<|>");
    assertEquals("two2023stacksa}", item.inserted());
    Item defined =
        only("b.tex", "\\addbibresource{own.bib}⏎\\bibitem{one2023sheaves} So.⏎⏎\\cite{sheav<|>}");
    assertEquals("one2023sheavesa", defined.inserted());
  }

  @Test
  void theKeyThatAnotherBibliographyGivesThePaperIsTakenAgain() throws IOException {
    Files.writeString(
        root.resolve("other.bib"),
        "@misc{one2023sheaves, title = {Sheaves on Surfaces}, eprint = {2301.00001},"
            + " archivePrefix = {arXiv}}\n");
    SeenBibliographies seen =
        new SeenBibliographies(
            null, true, List.of(root.resolve("own.bib")), List.of(), Set.of(), true);
    String example = "\\addbibresource{own.bib}⏎\\cite{sheav<|>";
    Item item = complete("a.tex", example, snapshot(plan()), seen).getFirst();
    assertEquals("one2023sheaves}", item.inserted());
    assertEquals(root.resolve("own.bib"), Objects.requireNonNull(item.entry()).file());
  }

  @Test
  void whereNoBibliographyMayGetTheEntryTheIdentifierIsCited() throws IOException {
    Item item = only("a.md", "So [@sheav<|>");
    assertEquals("arXiv:2301.00001]", item.inserted());
    assertNull(item.entry());
    assertEquals(List.of(), complete("a.tex", "\\cite{sheav<|>", snapshot(plan())));
    assertEquals(
        List.of(),
        complete(
            "a.tex",
            "\\addbibresource{https://example.org/a.json}⏎\\cite{sheav<|>",
            snapshot(plan())));
  }

  @Test
  void theSettingsNameABibliographyForNotesThatNameNone() throws IOException {
    Files.writeString(
        root.resolve("ibid.toml"), "fetch-into = \"mine.bib\"\nkey-pattern = \"{Author}{yy}\"\n");
    Item item = only("a.md", "So [@sheav<|>");
    assertEquals("One23]", item.inserted());
    assertEquals(root.resolve("mine.bib"), Objects.requireNonNull(item.entry()).file());
    Item named = only("b.tex", "\\addbibresource{own.bib}⏎\\cite{sheav<|>");
    assertEquals(root.resolve("own.bib"), Objects.requireNonNull(named.entry()).file());
  }

  @Test
  void aBibliographyThatExistsIsPreferred() throws IOException {
    Files.writeString(root.resolve("second.bib"), "");
    Item item = only("notes/a.tex", "\\bibliography{first, second}⏎\\cite{sheav<|>");
    assertEquals(root.resolve("second.bib"), Objects.requireNonNull(item.entry()).file());
    Item first = only("notes/b.tex", "\\bibliography{first, third}⏎\\cite{sheav<|>");
    assertEquals(root.resolve("notes/first.bib"), Objects.requireNonNull(first.entry()).file());
  }

  @Test
  void anEntryThatIsNotSavedYetCountsUntilItsFileIsAnother() throws IOException {
    Path own = Files.writeString(root.resolve("own.bib"), "");
    CiteKey key = new CiteKey("one2023sheaves");
    ArxivId id = new ArxivId("2301.00001");
    NewEntries entries = NewEntries.NONE.with(NewEntry.of(id, key, own));
    Snapshot snapshot = snapshot(plan()).withEntries(entries);
    assertEquals("Sheaves on Surfaces", snapshot.corpus().byKey(key).title());
    assertEquals(List.of(key), snapshot.corpus().byArxivId(id).keys());
    String example = "\\addbibresource{own.bib}⏎\\cite{one2<|>";
    Item item = complete("a.tex", example, snapshot).getFirst();
    assertEquals("one2023sheaves}", item.inserted());
    assertNull(item.entry());
    assertEquals(entries, entries.pending());
    Files.writeString(own, "@misc{another}\n");
    assertEquals(NewEntries.NONE, entries.pending());
  }
}
