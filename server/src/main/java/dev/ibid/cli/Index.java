package dev.ibid.cli;

import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.corpus.index.IndexReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ibid index}: the corpus made ready before it is needed. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Reads the sources that changed and says how many papers there are.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the index is ready",
      "1:there are no sources",
      "2:could not run, or the index could not be written"
    })
final class Index implements Callable<Integer> {

  @Option(names = "--rebuild", description = "Reads all sources again, changed or not.")
  private boolean rebuild;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    if (LargeIndex.isAsked(corpusOptions.plan(Path.of(".")).sources().files())) {
      return LargeIndex.run(arguments);
    }
    PrintWriter err = spec.commandLine().getErr();
    boolean shown = Ansi.AUTO.enabled();
    IndexReport report =
        corpusOptions
            .open(Path.of("."), err, rebuild, shown ? onTerminal(err) : IndexProgress.SILENT)
            .report();
    if (shown) {
      err.print(ProgressBar.CLEAR);
      err.flush();
    }
    spec.commandLine().getOut().println(text(report));
    return report.sources() == 0 ? 1 : report.kept() ? 0 : 2;
  }

  private static String text(IndexReport report) {
    String sources = report.sources() == 1 ? "1 source" : report.sources() + " sources";
    String papers = report.papers() == 1 ? "1 paper" : "%,d papers".formatted(report.papers());
    double seconds = Math.max(report.took().toNanos(), 1) / 1e9;
    if (report.sourcesRead() == 0 && !report.kept()) {
      return "%s in %s, as they were read last".formatted(papers, sources);
    }
    if (report.sourcesRead() == 0) {
      return "%s in %s; nothing changed, opened in %.0f ms"
          .formatted(papers, sources, seconds * 1000);
    }
    return "%s in %s; read %,d records of %d in %.1f s (%,.0f papers/s)"
        .formatted(
            papers,
            sources,
            report.records(),
            report.sourcesRead(),
            seconds,
            report.records() / seconds);
  }

  private static IndexProgress onTerminal(PrintWriter err) {
    return new IndexProgress() {
      @Override
      public void report(long papers, long bytesDone, long bytesTotal) {
        long percent = bytesTotal <= 0 ? 0 : 100 * bytesDone / bytesTotal;
        err.print(
            "%s%,d papers, %d %%".formatted(ProgressBar.CLEAR, papers, Math.min(100, percent)));
        err.flush();
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
