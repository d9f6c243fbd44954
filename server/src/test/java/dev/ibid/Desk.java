package dev.ibid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder to write in and a cache folder of its own, so that no test sees what another left.
 *
 * @param folder the workspace
 * @param cache stands for the user's cache folder
 */
record Desk(Path folder, Path cache) {

  /** The launcher of the image that is tested. */
  static final Path IBID = Path.of(System.getProperty("ibid.image", "target/ibid"), "bin", "ibid");

  /** The papers that the repository brings. */
  static final Path SEEDS = Path.of("../corpus/papers").toAbsolutePath().normalize();

  static Desk in(Path temporary) {
    try {
      return new Desk(
          Files.createDirectories(temporary.resolve("notes")), temporary.resolve("cache"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such a desk with the seed papers in {@code papers/}. */
  static Desk withSeeds(Path temporary) {
    Desk desk = in(temporary);
    for (String name : List.of("seed-abstracts.txt", "seed.bib")) {
      desk.write("papers/" + name, read(SEEDS.resolve(name)));
    }
    return desk;
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  /** Starts ibid here, with nothing of the environment that could change what it does. */
  ProcessBuilder ibid(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(IBID.toAbsolutePath().toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.keySet().removeAll(List.of("NO_COLOR", "CLICOLOR_FORCE", "IBID_JAVA_OPTS"));
    return builder;
  }
}
