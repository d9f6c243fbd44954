package dev.ibid.cli;

import static java.util.Locale.ROOT;

import dev.ibid.lsp.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ibid}. */
@Command(
    name = "ibid",
    versionProvider = Main.TheVersion.class,
    mixinStandardHelpOptions = true,
    description =
        "Completes, explains and checks the citations of papers in notes, for editors and alone.",
    footer = {
      "",
      "The papers come from the sources that --corpus names, else from those of ibid.toml at the"
          + " workspace root, else from the .bib files of the workspace, its corpus/ and papers/"
          + " folders, and the bibliographies in RIS, CSL and Hayagriva at its root."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing to report", "1:findings, or nothing found", "2:could not run"})
public final class Main implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          Check.class,
          Explain.class,
          Cites.class,
          Show.class,
          Search.class,
          Index.class,
          Fetch.class,
          Serve.class,
          GenerateCompletion.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(isPlainServe(args) ? serve() : run(args));
  }

  /** What editors start: it needs nothing of picocli, whose commands take time to set up. */
  private static boolean isPlainServe(String[] args) {
    List<String> words = List.of(args);
    return words.equals(List.of("serve")) || words.equals(List.of("serve", "--stdio"));
  }

  private static int serve() throws InterruptedException {
    Log.toStandardError();
    return new Serve().call();
  }

  static int run(String[] args) {
    Log.toStandardError();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine command = new CommandLine(new Main());
    commands(args).forEach(command::addSubcommand);
    // What is set holds for the commands that are there already.
    command
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              err.println("ibid: " + Failure.message(failure));
              return Failure.EXIT_CODE;
            });
    int code = command.execute(args);
    out.flush();
    // A closed pipe is no failure of ours, but what was not written was not said either.
    return code == 0 && out.checkError() ? Failure.EXIT_CODE : code;
  }

  /** A command that is named is set up alone, since each takes time; else all of them. */
  private static List<Class<?>> commands(String[] args) {
    return COMMANDS.stream()
        .filter(one -> args.length > 0 && args[0].equals(one.getSimpleName().toLowerCase(ROOT)))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What {@code --version} prints. */
  static final class TheVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ibid " + Version.TEXT};
    }
  }
}
