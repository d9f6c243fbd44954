package dev.ibid.workspace;

import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.PathPatterns.Verdict;
import dev.ibid.workspace.RuleSettings.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of notes. */
public final class NoteFiles {

  /** More than any person wrote by hand; such a file is data under a note's name. */
  private static final long LARGEST = 64L << 20;

  /** What Java puts in the place of bytes that it can't decode. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Set<String> SKIPPED_FOLDERS = Set.of("node_modules", "target", "venv");

  private NoteFiles() {}

  /**
   * A note and the path that people know it by.
   *
   * @param charset that its file was read in
   */
  public record NoteFile(Path path, Note note, Charset charset) {}

  /**
   * The files of notes at {@code paths}, folders searched, each once and in a settled order.
   *
   * @param root whose {@code exclude} is passed over
   * @param gitIgnored whether a search looks at what Git ignores
   * @param told takes what is named but excluded
   * @throws NoSuchFileException where a path does not exist
   */
  public static List<Path> find(
      List<Path> paths, Root root, boolean gitIgnored, Consumer<String> told) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      String relative = root.relative(path);
      if (relative != null && root.excluded().matchesFile(relative)) {
        told.accept(path + ": is excluded by ibid.toml");
      } else if (Files.isDirectory(path)) {
        files.addAll(below(path, root, gitIgnored));
      } else {
        files.add(path);
      }
    }
    return files.stream().map(NoteFiles::withoutDot).distinct().toList();
  }

  /** The files of notes below {@code folders}, without what Git ignores and settings exclude. */
  public static List<Path> find(List<Path> folders, RuleSettings rules) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      Path absolute = folder.toAbsolutePath().normalize();
      Root root =
          rules.roots().stream()
              .filter(one -> one.folder().equals(absolute))
              .findFirst()
              .orElse(new Root(absolute, Settings.NONE, Baseline.NONE));
      files.addAll(below(folder, root, false));
    }
    return files.stream().distinct().toList();
  }

  /**
   * The files without those that papers are read from: a dump of abstracts lies in a folder of
   * notes as a text, but cites nothing.
   *
   * @param named the paths that the person named, which are taken at their word
   * @param bibliographies whether bibliographies stay, be they sources or not
   */
  public static List<Path> withoutSources(
      List<Path> files, List<Path> named, Sources sources, boolean bibliographies) {
    Set<Path> papers = new HashSet<>(sources.files());
    return files.stream()
        .filter(
            file ->
                named.contains(file)
                    || (isBibliography(file)
                        ? bibliographies
                        : !papers.contains(file.toAbsolutePath().normalize())))
        .toList();
  }

  /** Whether a file of this name is a bibliography, which is a note and a source at once. */
  public static boolean isBibliography(Path file) {
    return NoteLanguage.ofFileName(String.valueOf(file.getFileName())) == NoteLanguage.BIBLIOGRAPHY;
  }

  /** What lies in {@code .} is known by its own name. */
  private static Path withoutDot(Path path) {
    return path.startsWith(".") && path.getNameCount() > 1
        ? path.subpath(1, path.getNameCount())
        : path;
  }

  private static List<Path> below(Path folder, Root root, boolean gitIgnored) throws IOException {
    Walk walk = new Walk(folder, root, gitIgnored);
    Files.walkFileTree(folder, walk);
    walk.files.sort(Comparator.naturalOrder());
    return walk.files;
  }

  /** A walk that passes over hidden folders, what others install, Git ignores or is excluded. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    final List<Path> files = new ArrayList<>();
    private final Path folder;
    private final Root root;
    private final List<GitIgnore> ignores = new ArrayList<>();
    private final boolean excludes;

    Walk(Path folder, Root root, boolean gitIgnored) {
      this.folder = folder;
      this.root = root;
      this.excludes = !root.excluded().isEmpty();
      Path absolute = folder.toAbsolutePath().normalize();
      ignores.add(gitIgnored ? GitIgnore.NOTHING : GitIgnore.of(absolute));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
      if (entered.equals(folder)) {
        return FileVisitResult.CONTINUE;
      }
      String name = String.valueOf(entered.getFileName());
      if (name.startsWith(".") || SKIPPED_FOLDERS.contains(name) || isLeftOut(entered, true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      GitIgnore above = ignores.getLast();
      boolean asked = ignores.getFirst() != GitIgnore.NOTHING;
      ignores.add(asked ? above.in(entered.toAbsolutePath().normalize()) : above);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) {
      ignores.removeLast();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (NoteLanguage.ofFileName(String.valueOf(file.getFileName())) != null
          && !isLeftOut(file, false)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      // Reading it will fail again, and be told then.
      if (NoteLanguage.ofFileName(String.valueOf(file.getFileName())) != null) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path entry, boolean isFolder) {
      GitIgnore ignore = ignores.getLast();
      if (ignore == GitIgnore.NOTHING && !excludes) {
        return false;
      }
      Path absolute = entry.toAbsolutePath().normalize();
      String relative = excludes ? root.relative(absolute) : null;
      return ignore.ignores(absolute, isFolder)
          || (relative != null && root.excluded().verdict(relative, isFolder) == Verdict.MATCHED);
    }
  }

  /** Reads a note; tells {@code told} and answers null where it holds no text. */
  public static @Nullable NoteFile read(Path path, Consumer<String> told) throws IOException {
    if (Files.size(path) > LARGEST) {
      told.accept(path + ": is larger than 64 MB and was left out");
      return null;
    }
    return read(path, Files.readAllBytes(path), told);
  }

  /** As the other, where the file's content is known. */
  public static @Nullable NoteFile read(Path path, byte[] bytes, Consumer<String> told) {
    NoteLanguage named = NoteLanguage.ofFileName(String.valueOf(path.getFileName()));
    NoteLanguage language = named == null ? NoteLanguage.MARKDOWN : named;
    String text = new String(bytes, StandardCharsets.UTF_8);
    // This has no place in UTF-8 that is well-formed, but for the rare text that has it itself.
    int wrong = text.indexOf(REPLACEMENT) < 0 ? -1 : malformed(bytes);
    if (wrong >= 0) {
      long line = 1;
      for (int at = 0; at < wrong; at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      text = new String(bytes, WINDOWS);
      if (text.indexOf('\0') < 0) {
        told.accept(path + ":" + line + ": is not UTF-8; it was read as Windows-1252");
      }
    }
    if (text.indexOf('\0') >= 0) {
      told.accept(path + ": is not text and was left out");
      return null;
    }
    Charset charset = wrong < 0 ? StandardCharsets.UTF_8 : WINDOWS;
    return new NoteFile(path, Note.read(text, language), charset);
  }

  /** Where the first byte is that UTF-8 can't have, or -1. */
  private static int malformed(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(buffer);
      return -1;
    } catch (CharacterCodingException wrong) {
      return buffer.position();
    }
  }
}
