package dev.ibid.cli;

/** How a command's answer is written. */
enum Format {
  TEXT,
  JSON
}
