package dev.ibid.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where ibid keeps what it can make again at any time. */
public final class CacheFolder {
  private CacheFolder() {}

  /** The folder for this user, by the custom of the operating system; it may not exist yet. */
  public static Path ofThisUser() {
    return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
  }

  static Path of(Map<String, String> environment, String system, String home) {
    String set = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!set.isBlank()) {
      return Path.of(set, "ibid");
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return Path.of(environment.getOrDefault("LOCALAPPDATA", home), "ibid", "cache");
    }
    return name.startsWith("mac")
        ? Path.of(home, "Library", "Caches", "ibid")
        : Path.of(home, ".cache", "ibid");
  }
}
