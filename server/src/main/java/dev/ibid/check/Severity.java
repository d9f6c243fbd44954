package dev.ibid.check;

import java.util.Locale;

/** How much a finding matters, the gravest first. */
public enum Severity {
  ERROR,
  WARNING,
  INFO,
  HINT;

  /** As it is written for people and programs: {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
