package dev.ibid.cli;

import dev.ibid.lsp.Session;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ibid serve}: the language server. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Speaks the Language Server Protocol on standard input and output.")
final class Serve implements Callable<Integer> {

  @Option(names = "--stdio", description = "Accepted for editors that pass it; it changes nothing.")
  private boolean stdio;

  @Override
  public Integer call() throws InterruptedException {
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // Whatever else is printed must not end up between two messages.
    System.setOut(System.err);
    return Session.serve(in, out);
  }
}
