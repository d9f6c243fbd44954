package dev.ibid.corpus.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A source as it is found on disk. Two equal states are taken for the same content.
 *
 * @param path absolute; links are followed where they are read
 * @param size in bytes; {@link #ABSENT} where there is no such file
 * @param modified in nanoseconds since 1970
 * @param inode tells a file from another that was renamed into its place; empty where there is none
 */
record SourceState(Path path, long size, long modified, String inode) {

  static final long ABSENT = -1;

  /** A folder, a device, a pipe: what can't be read as a source. */
  static final long NOT_A_FILE = -2;

  static SourceState of(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      long size = found.isRegularFile() ? found.size() : NOT_A_FILE;
      long modified = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      // The device number before it may change from one start of the system to the next.
      String key = String.valueOf(found.fileKey());
      return new SourceState(path, size, modified, key.substring(key.indexOf("ino=") + 1));
    } catch (IOException e) {
      return new SourceState(path, ABSENT, 0, "");
    }
  }

  boolean isFile() {
    return size >= 0;
  }
}
