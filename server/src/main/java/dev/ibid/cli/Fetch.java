package dev.ibid.cli;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.fetch.ArxivApi;
import dev.ibid.fetch.ArxivFetch;
import dev.ibid.fetch.FetchFailure;
import dev.ibid.fetch.FetchProgress;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Malformed;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.workspace.CacheFolder;
import dev.ibid.workspace.FetchTarget;
import dev.ibid.workspace.Settings;
import dev.ibid.workspace.WorkspaceCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ibid fetch}: papers from arXiv that no source has. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches papers from arXiv and adds them to a bibliography of yours.",
      "It is the one command that uses the network: at most one request in three seconds, and none"
          + " for what was answered within a day."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all papers are there",
      "1:arXiv does not have some of them",
      "2:could not run"
    },
    footer = {
      "",
      "The bibliography is the one that fetch-into in ibid.toml names, else fetched.bib at the"
          + " workspace root. "
          + ArxivApi.ADDRESS_VARIABLE
          + " in the environment names another"
          + " address than arXiv's API."
    })
final class Fetch implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "An arXiv identifier, or an address with one.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The bibliography (.bib) that is added to; made where it does not exist.")
  private @Nullable Path into;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<ArxivId> ids = names.stream().map(name -> id(name.strip())).toList();
    FetchTarget target = target();
    // A bibliography that is named and not there yet is what the first fetch makes.
    WorkspaceCorpus.Plan plan = corpusOptions.planWithProblems(Path.of("."));
    Corpus corpus = CorpusOptions.open(plan, err, false, IndexProgress.SILENT).corpus();
    boolean shown = Ansi.AUTO.enabled();
    ArxivFetch.Outcome outcome =
        ArxivFetch.fetch(
            ids,
            target.file(),
            target.keyPattern(),
            corpus,
            ArxivApi.of(System.getenv(), CacheFolder.ofThisUser()),
            shown ? onTerminal(err) : FetchProgress.SILENT);
    if (shown) {
      err.print(ProgressBar.CLEAR);
      err.flush();
    }
    FetchFailure failure = outcome.failure();
    outcome.lines().forEach(out::println);
    if (!outcome.added().isEmpty() && !corpusOptions.areNamed() && !target.isSource()) {
      err.println("ibid: " + target.notASource());
    }
    if (failure != null) {
      throw failure;
    }
    return outcome.missing().isEmpty() ? 0 : 1;
  }

  private static FetchProgress onTerminal(PrintWriter err) {
    return new FetchProgress() {
      @Override
      public void report(String waiting, int answered, int wanted) {
        err.print(ProgressBar.CLEAR + FetchProgress.text(waiting, answered, wanted));
        err.flush();
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  private FetchTarget target() {
    Path root = CorpusOptions.rootOf(Path.of("."));
    FetchTarget target =
        WorkspaceCorpus.plan(List.of(root), Settings.NONE).fetchTargets().getFirst();
    if (into == null) {
      return target;
    }
    if (!into.toString().toLowerCase(Locale.ROOT).endsWith(".bib")) {
      throw new Failure("--into: must name a .bib file");
    }
    return target.into(into);
  }

  private static ArxivId id(String name) {
    ArxivIdReading reading = ArxivIdReading.read(name);
    if (reading instanceof ArxivIdReading.Unlike) {
      reading =
          Note.read(name, NoteLanguage.MARKDOWN).citations().stream()
              .filter(ArxivCitation.class::isInstance)
              .map(citation -> ((ArxivCitation) citation).reading())
              .findFirst()
              .orElse(reading);
    }
    return switch (reading) {
      case Valid valid -> valid.id();
      case Malformed malformed ->
          throw new Failure(name + " is not an arXiv identifier: " + malformed.reason());
      case ArxivIdReading.Unlike unlike -> throw new Failure(name + " is not an arXiv identifier");
    };
  }
}
