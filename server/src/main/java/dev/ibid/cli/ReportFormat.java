package dev.ibid.cli;

/** How findings are written. */
enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  JUNIT
}
