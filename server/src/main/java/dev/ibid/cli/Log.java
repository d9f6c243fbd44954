package dev.ibid.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Where the libraries' complaints go: to standard error, a line each. */
final class Log extends Handler {

  private static final Logger ROOT = Logger.getLogger("");

  static void toStandardError() {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ROOT.addHandler(new Log());
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    System.err.println("ibid: " + record.getMessage());
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      thrown.printStackTrace(System.err);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
