package dev.ibid.cli;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.feature.PaperCard;
import dev.ibid.note.Citation;
import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.SeenBibliographies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ibid show}: one paper. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a paper: title, authors, abstract, and where it is recorded.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was shown", "1:it is not in the corpus", "2:could not run"})
final class Show implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      description = "An arXiv identifier or address, a DOI, or a citekey.")
  private String name = "";

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a name stands for. */
  private record Named(@Nullable Paper paper, int version) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Corpus corpus = corpusOptions.open(Path.of("."), err, false, IndexProgress.SILENT).corpus();
    Named named = find(name.strip(), corpus);
    Paper paper = named.paper();
    if (paper == null) {
      err.println("ibid: %s is not in the corpus (%,d papers)".formatted(name, corpus.size()));
      corpus.near(name, 3).forEach(near -> err.println("  perhaps " + line(near)));
      return 1;
    }
    spec.commandLine().getOut().println(new PaperCard(paper, named.version()).plainText());
    return 0;
  }

  /** Reads the name as a bare identifier, else as a note would spell it, else as a key. */
  private static Named find(String name, Corpus corpus) {
    if (ArxivIdReading.read(name) instanceof Valid valid) {
      return new Named(corpus.byArxivId(valid.id()), valid.version());
    }
    for (Citation citation : Note.read(name, NoteLanguage.MARKDOWN).citations()) {
      return new Named(
          Citations.paperOf(citation, SeenBibliographies.UNKNOWN, corpus),
          Citations.versionOf(citation));
    }
    Doi doi = Doi.parse(name);
    return new Named(doi != null ? corpus.byDoi(doi) : corpus.byKey(new CiteKey(name)), 0);
  }

  private static String line(Paper paper) {
    return paper.arxivId() + "  " + paper.label();
  }
}
