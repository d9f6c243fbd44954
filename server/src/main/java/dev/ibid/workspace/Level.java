package dev.ibid.workspace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a rule is set: off, or how much its findings matter. */
public enum Level {
  OFF,
  HINT,
  INFO,
  WARNING,
  ERROR;

  /** As it is written in settings: {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Level of(Object value) {
    for (Level level : values()) {
      if (level.word().equals(value)) {
        return level;
      }
    }
    return null;
  }
}
