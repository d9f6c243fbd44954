package dev.ibid.cli;

import dev.ibid.check.Checked;
import dev.ibid.check.Finding;
import dev.ibid.check.Fix;
import dev.ibid.check.Fix.Confidence;
import dev.ibid.check.FixAll;
import dev.ibid.note.Note;
import dev.ibid.text.TextEdit;
import dev.ibid.workspace.NoteFiles.NoteFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A note with its fixes applied.
 *
 * @param fixed how many findings are gone
 * @param checked what is left
 */
record Fixing(NoteFile before, NoteFile after, int fixed, Checked checked) {

  /** Fixes that wait for others to be applied first; more rounds would be no progress. */
  private static final int MOST_ROUNDS = 10;

  /**
   * Applies fixes until none is left, those that touch each other one after the other.
   *
   * @param least how sure a fix must be
   * @param check what is wrong with a note
   */
  static Fixing of(NoteFile file, Confidence least, Function<NoteFile, Checked> check) {
    Checked first = check.apply(file);
    NoteFile note = file;
    Checked checked = first;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<TextEdit> edits = FixAll.edits(checked.findings(), least);
      if (edits.isEmpty()) {
        break;
      }
      String text = applied(edits, note.note().text());
      note = new NoteFile(file.path(), Note.read(text, note.note().language()), file.charset());
      checked = check.apply(note);
    }
    return new Fixing(file, note, first.findings().size() - checked.findings().size(), checked);
  }

  /** Whether a fix of {@code finding} would be applied. */
  static boolean isFixable(Finding finding, Confidence least) {
    return finding.fixes().stream().map(Fix::confidence).anyMatch(it -> it.compareTo(least) <= 0);
  }

  boolean changed() {
    return !before.note().text().equals(after.note().text());
  }

  /**
   * @param edits in the order of the text; they do not overlap
   */
  private static String applied(List<TextEdit> edits, String text) {
    StringBuilder applied = new StringBuilder(text.length());
    int at = 0;
    for (TextEdit edit : edits) {
      applied.append(text, at, edit.span().start()).append(edit.newText());
      at = edit.span().end();
    }
    return applied.append(text, at, text.length()).toString();
  }

  /** The content of the file, as its own encoding has it. */
  byte[] bytes() throws CharacterCodingException {
    return encoded(after.note().text(), after.charset());
  }

  /**
   * Puts the mended note in place of its file by a rename, so that whoever reads it finds the one
   * or the other; links and permissions stay, and what is read-only stays as it is.
   *
   * @throws Failure where the file is no longer what was read
   */
  void write() throws IOException {
    Path target = before.path().toRealPath();
    if (!Files.isWritable(target)) {
      // A rename would not ask.
      throw new FileSystemException(target.toString(), null, "it is read-only");
    }
    byte[] bytes = bytes();
    Path aside =
        Files.createTempFile(target.toAbsolutePath().getParent(), "." + target.getFileName(), null);
    try {
      Files.write(aside, bytes);
      if (Files.getFileAttributeView(aside, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(target));
      }
      byte[] read = encoded(before.note().text(), before.charset());
      if (!Arrays.equals(read, Files.readAllBytes(target))) {
        throw new Failure(before.path() + ": changed meanwhile, and was left as it is");
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static byte[] encoded(String text, Charset charset) throws CharacterCodingException {
    ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
    return Arrays.copyOfRange(
        buffer.array(), buffer.arrayOffset(), buffer.arrayOffset() + buffer.limit());
  }
}
