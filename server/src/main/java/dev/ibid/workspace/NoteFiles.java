package dev.ibid.workspace;

import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.workspace.PathPatterns.Verdict;
import dev.ibid.workspace.RuleSettings.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
   * Finds the files of notes at {@code paths}, folders searched, each once and in a settled order.
   *
   * @param root whose {@code exclude} is passed over
   * @param gitIgnored whether a search looks at what Git ignores
   * @param told takes what is named but excluded
   * @param found takes each file while the search goes on
   * @return the folders, absolute and normalized, that hold no settings of projects
   * @throws NoSuchFileException where a path does not exist
   */
  public static Set<Path> find(
      List<Path> paths, Root root, boolean gitIgnored, Consumer<String> told, Consumer<Path> found)
      throws IOException {
    Set<Path> withoutSettings = new HashSet<>();
    Set<Path> files = new HashSet<>();
    Consumer<Path> once =
        file -> {
          Path shown = withoutDot(file);
          if (files.add(shown)) {
            found.accept(shown);
          }
        };
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      String relative = root.relative(path);
      if (relative != null && root.excluded().matchesFile(relative)) {
        told.accept(path + ": is excluded by ibid.toml");
      } else if (Files.isDirectory(path)) {
        new Walk(path, root, gitIgnored, once, withoutSettings::add).walk();
      } else {
        once.accept(path);
      }
    }
    return withoutSettings;
  }

  /** The files of notes below {@code folders}, without what Git ignores and settings exclude. */
  public static List<Path> find(List<Path> folders, RuleSettings rules) {
    SequencedSet<Path> files = new LinkedHashSet<>();
    for (Path folder : folders) {
      walk(folder, rules, files::add).walk();
    }
    return List.copyOf(files);
  }

  /**
   * Whether {@link #find(List, RuleSettings)} would find {@code file}, if it is there; nothing else
   * is looked at.
   *
   * @param file absolute and normalized
   */
  public static boolean isFound(Path file, List<Path> folders, RuleSettings rules) {
    return folders.stream().anyMatch(folder -> walk(folder, rules, any -> {}).comesTo(file));
  }

  private static Walk walk(Path folder, RuleSettings rules, Consumer<Path> found) {
    Path absolute = folder.toAbsolutePath().normalize();
    Root root =
        rules.roots().stream()
            .filter(one -> one.folder().equals(absolute))
            .findFirst()
            .orElse(new Root(absolute, Settings.NONE, Baseline.NONE));
    return new Walk(folder, root, false, found, any -> {});
  }

  /**
   * Takes files that papers are not read from: a dump of abstracts lies in a folder of notes as a
   * text, but cites nothing.
   *
   * @param named the paths that the person named, which are taken at their word
   * @param bibliographies whether bibliographies stay, be they sources or not
   */
  public static Predicate<Path> withoutSources(
      List<Path> named, Sources sources, boolean bibliographies) {
    Set<Path> papers = new HashSet<>(sources.files());
    return file ->
        named.contains(file)
            || (isBibliography(file)
                ? bibliographies
                : !papers.contains(file.toAbsolutePath().normalize()));
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

  /**
   * A walk that passes over hidden folders, what others install, Git ignores or is excluded. It
   * goes in the order of the paths, so that what is found can be worked on at once.
   */
  private static final class Walk {
    private final Path folder;
    private final Root root;
    private final Consumer<Path> found;
    private final Consumer<Path> withoutSettings;
    private final boolean asksGit;
    private final boolean excludes;

    /** It quotes findings, and may have the name of a text. */
    private final @Nullable Path baseline;

    Walk(
        Path folder,
        Root root,
        boolean gitIgnored,
        Consumer<Path> found,
        Consumer<Path> withoutSettings) {
      this.folder = folder;
      this.root = root;
      this.found = found;
      this.withoutSettings = withoutSettings;
      this.asksGit = !gitIgnored;
      this.excludes = !root.excluded().isEmpty();
      this.baseline = root.baselineFile();
    }

    void walk() {
      visit(folder, ignoredIn(folder));
    }

    private GitIgnore ignoredIn(Path begun) {
      return asksGit ? GitIgnore.of(begun.toAbsolutePath().normalize()) : GitIgnore.NOTHING;
    }

    /**
     * @param file absolute and normalized
     */
    boolean comesTo(Path file) {
      Path at = folder.toAbsolutePath().normalize();
      if (!isNote(file) || !file.startsWith(at)) {
        return false;
      }
      GitIgnore ignore = ignoredIn(folder);
      for (int depth = at.getNameCount() + 1; depth < file.getNameCount(); depth++) {
        at = at.resolve(file.getName(depth - 1));
        if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS) || isPassedOver(at, ignore)) {
          return false;
        }
        ignore = below(at, ignore);
      }
      return !isLeftOut(file, false, ignore);
    }

    private GitIgnore below(Path inner, GitIgnore ignore) {
      return asksGit ? ignore.in(inner.toAbsolutePath().normalize()) : ignore;
    }

    /** An entry, with a slash behind the name of a folder, which is how paths below it compare. */
    private record Entry(Path path, String name, boolean isFolder) {}

    private void visit(Path entered, GitIgnore ignore) {
      for (Entry entry : entries(entered)) {
        Path path = entry.path();
        if (!entry.isFolder()) {
          if (isNote(path) && !isLeftOut(path, false, ignore)) {
            found.accept(path);
          }
        } else if (!isPassedOver(path, ignore)) {
          visit(path, below(path, ignore));
        }
      }
    }

    private boolean isPassedOver(Path inner, GitIgnore ignore) {
      String name = String.valueOf(inner.getFileName());
      return name.startsWith(".")
          || SKIPPED_FOLDERS.contains(name)
          || isLeftOut(inner, true, ignore);
    }

    private List<Entry> entries(Path entered) {
      List<Entry> entries = new ArrayList<>();
      boolean whole = true;
      try (DirectoryStream<Path> all = Files.newDirectoryStream(entered)) {
        for (Path one : all) {
          String name = String.valueOf(one.getFileName());
          boolean isFolder = Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS);
          entries.add(new Entry(one, isFolder ? name + '/' : name, isFolder));
        }
      } catch (IOException unreadable) {
        // Reading it will fail again, and be told then.
        return isNote(entered) ? List.of(new Entry(entered, "", false)) : List.of();
      } catch (DirectoryIteratorException cutShort) {
        // What was listed is looked at.
        whole = false;
      }
      if (whole && entries.stream().noneMatch(entry -> ProjectSettings.isName(entry.name()))) {
        withoutSettings.accept(entered.toAbsolutePath().normalize());
      }
      entries.sort(Comparator.comparing(Entry::name));
      return entries;
    }

    private static boolean isNote(Path path) {
      return NoteLanguage.ofFileName(String.valueOf(path.getFileName())) != null;
    }

    private boolean isLeftOut(Path entry, boolean isFolder, GitIgnore ignore) {
      if (ignore == GitIgnore.NOTHING && !excludes && baseline == null) {
        return false;
      }
      Path absolute = entry.toAbsolutePath().normalize();
      if (absolute.equals(baseline)) {
        return true;
      }
      String relative = excludes ? root.relative(absolute) : null;
      return ignore.ignores(absolute, isFolder)
          || (relative != null && root.excluded().verdict(relative, isFolder) == Verdict.MATCHED);
    }
  }

  /** Reads a note; tells {@code told} and answers null where it holds no text. */
  public static @Nullable NoteFile read(Path path, Consumer<String> told) throws IOException {
    byte[] bytes;
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      if (channel.size() > LARGEST) {
        told.accept(path + ": is larger than 64 MB and was left out");
        return null;
      }
      bytes = Channels.newInputStream(channel).readAllBytes();
    }
    return read(path, bytes, told);
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
