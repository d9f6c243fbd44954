package dev.ibid.workspace;

import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
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

  private static final Set<String> SKIPPED_FOLDERS = Set.of("node_modules", "target", "venv");

  private NoteFiles() {}

  /** A note and the path that people know it by. */
  public record NoteFile(Path path, Note note) {}

  /**
   * The files of notes at {@code paths}, folders searched, each once and in a settled order.
   *
   * @throws NoSuchFileException where a path does not exist
   */
  public static List<Path> find(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (Files.isDirectory(path)) {
        files.addAll(below(path));
      } else {
        files.add(path);
      }
    }
    return files.stream().map(NoteFiles::withoutDot).distinct().toList();
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

  private static List<Path> below(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
            String name = String.valueOf(entered.getFileName());
            boolean hidden = name.startsWith(".") && !name.equals(".") && !name.equals("..");
            return !entered.equals(folder) && (hidden || SKIPPED_FOLDERS.contains(name))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (NoteLanguage.ofFileName(String.valueOf(file.getFileName())) != null) {
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
        });
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /**
   * Reads a note.
   *
   * @param told takes what is odd about the file, as a sentence that begins with its path
   * @return null where it holds no text
   */
  public static @Nullable NoteFile read(Path path, Consumer<String> told) throws IOException {
    if (Files.size(path) > LARGEST) {
      told.accept(path + ": is larger than 64 MB and was left out");
      return null;
    }
    byte[] bytes = Files.readAllBytes(path);
    for (byte one : bytes) {
      if (one == 0) {
        told.accept(path + ": is not text and was left out");
        return null;
      }
    }
    NoteLanguage language = NoteLanguage.ofFileName(String.valueOf(path.getFileName()));
    return new NoteFile(
        path,
        Note.read(decode(path, bytes, told), language == null ? NoteLanguage.MARKDOWN : language));
  }

  private static String decode(Path path, byte[] bytes, Consumer<String> told) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException wrong) {
      long line = 1;
      for (int at = 0; at < buffer.position(); at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      told.accept(path + ":" + line + ": is not UTF-8; it was read as Windows-1252");
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
