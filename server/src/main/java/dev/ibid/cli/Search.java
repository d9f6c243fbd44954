package dev.ibid.cli;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.Corpus.Hits;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.feature.PaperCard;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ibid search}: papers by what one remembers of them. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Finds papers by words of identifier, citekey, title, authors, year and abstract.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:papers were found", "1:none was found", "2:could not run"})
final class Search implements Callable<Integer> {

  @Parameters(
      paramLabel = "WORDS",
      arity = "1..*",
      description = "In any order; the last may be a beginning.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many papers; default: 20.")
  private int limit = 20;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How papers are written; default: text.")
  private Format format = Format.TEXT;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new Failure("--limit: must be 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Corpus corpus = corpusOptions.open(Path.of("."), err, false, IndexProgress.SILENT).corpus();
    Hits hits = corpus.search(String.join(" ", words), limit);
    if (format == Format.JSON) {
      out.println(Json.of(hits.papers().stream().map(Search::toMap).toList()));
    } else {
      hits.papers().forEach(paper -> out.println(text(paper)));
      if (!hits.complete()) {
        err.println("There are more; --limit shows them");
      }
    }
    return hits.papers().isEmpty() ? 1 : 0;
  }

  private static String text(Paper paper) {
    String name = String.valueOf(paper.arxivId() != null ? paper.arxivId() : firstKey(paper));
    return "%-16s  %s (%s)".formatted(name, paper.label(), PaperCard.authorsAndYear(paper));
  }

  private static @Nullable CiteKey firstKey(Paper paper) {
    return paper.keys().isEmpty() ? null : paper.keys().getFirst();
  }

  private static Map<String, @Nullable Object> toMap(Paper paper) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("arxiv", paper.arxivId() == null ? null : paper.arxivId().toString());
    map.put("doi", paper.doi() == null ? null : paper.doi().toString());
    map.put("keys", paper.keys().stream().map(CiteKey::value).toList());
    map.put("title", paper.label());
    map.put("authors", paper.authors().stream().map(author -> author.fullName()).toList());
    map.put("year", paper.year() == 0 ? null : paper.year());
    return map;
  }
}
