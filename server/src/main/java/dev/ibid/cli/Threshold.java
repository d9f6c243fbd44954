package dev.ibid.cli;

import dev.ibid.check.Severity;

/** From which severity on findings count; in the order of {@link Severity}. */
enum Threshold {
  NEVER,
  ERROR,
  WARNING,
  INFO,
  HINT;

  boolean takes(Severity severity) {
    return this != NEVER && severity.compareTo(Severity.valueOf(name())) <= 0;
  }
}
