package dev.ibid.workspace;

import dev.ibid.corpus.Corpus;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that an editor has put into bibliographies and may not have saved yet, so that no source
 * has them. Each counts until its file is another one.
 */
public record NewEntries(List<NewEntry> entries) {

  public static final NewEntries NONE = new NewEntries(List.of());

  public NewEntries {
    entries = List.copyOf(entries);
  }

  /**
   * One such entry.
   *
   * @param file the bibliography
   * @param state what the file was when the entry was made
   */
  public record NewEntry(ArxivId id, CiteKey key, Path file, String state) {

    public static NewEntry of(ArxivId id, CiteKey key, Path file) {
      return new NewEntry(id, key, file, stateOf(file));
    }
  }

  public NewEntries with(NewEntry entry) {
    List<NewEntry> more = new ArrayList<>(entries);
    more.add(entry);
    return new NewEntries(more);
  }

  /** Those whose files are as they were. Looks at the disk. */
  public NewEntries pending() {
    return new NewEntries(
        entries.stream().filter(entry -> stateOf(entry.file()).equals(entry.state())).toList());
  }

  /** {@code corpus} as if these entries stood in it. */
  public Corpus in(Corpus corpus) {
    return entries.isEmpty() ? corpus : new AmendedCorpus(corpus, this);
  }

  private static String stateOf(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException absent) {
      return "";
    }
  }
}
