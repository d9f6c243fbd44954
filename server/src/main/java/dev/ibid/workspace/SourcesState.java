package dev.ibid.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The sources of a workspace as they lie on disk at one moment.
 *
 * @param roots the folders of the workspace
 * @param others the settings that hold where {@code ibid.toml} is silent
 * @param notes those whose bibliographies are sources as well
 * @param documents what those notes see
 * @param files how each of the plan's files was found, in their order
 */
public record SourcesState(
    List<Path> roots,
    Settings others,
    NamingNotes notes,
    WorkspaceCorpus.Plan plan,
    Documents documents,
    List<FileState> files) {

  public SourcesState {
    roots = List.copyOf(roots);
    files = List.copyOf(files);
  }

  /** Looks at the disk. */
  public static SourcesState of(List<Path> roots, Settings others, NamingNotes notes) {
    Documents documents = Documents.of(notes, roots);
    WorkspaceCorpus.Plan plan = WorkspaceCorpus.plan(roots, others).naming(documents);
    List<FileState> files =
        Stream.concat(plan.sources().files().stream(), plan.named().stream())
            .map(FileState::of)
            .toList();
    return new SourcesState(roots, others, notes, plan, documents, files);
  }

  /** Whether other notes name the same bibliographies. */
  public boolean hasAll(Documents now) {
    return plan.named().equals(plan.naming(now).named());
  }

  /** The same files as they were, named by other notes. */
  public SourcesState with(NamingNotes now, Documents found) {
    return new SourcesState(roots, others, now, plan, found, files);
  }

  /** Looks again. */
  SourcesState now() {
    return of(roots, others, notes);
  }

  /** Whether nothing is different, as far as can be told without reading the files. */
  boolean readsAs(SourcesState other) {
    return plan.fetchTargets().equals(other.plan.fetchTargets())
        && plan.sources().files().equals(other.plan.sources().files())
        && plan.named().equals(other.plan.named())
        && documents.seen().equals(other.documents.seen())
        && plan.rules().equals(other.plan.rules())
        && plan.problems().equals(other.plan.problems())
        && files.equals(other.files);
  }

  /**
   * What tells one content of a file from the next; links are followed.
   *
   * @param size in bytes; -1 where there is no such file
   * @param modified in nanoseconds since 1970
   * @param inode tells a file from another that was renamed into its place
   */
  public record FileState(long size, long modified, String inode) {

    private static final FileState ABSENT = new FileState(-1, 0, "");

    static FileState of(Path path) {
      try {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(
            found.size(),
            found.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            Objects.toString(found.fileKey(), ""));
      } catch (IOException absent) {
        return ABSENT;
      }
    }
  }
}
