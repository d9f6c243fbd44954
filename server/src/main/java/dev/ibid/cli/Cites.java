package dev.ibid.cli;

import dev.ibid.corpus.Corpus;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.DoiCitation;
import dev.ibid.note.Citation.KeyCitation;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Bibcode;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.workspace.Citations;
import dev.ibid.workspace.NoteFiles.NoteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ibid cites}: what notes cite. */
@Command(
    name = "cites",
    mixinStandardHelpOptions = true,
    description = "Lists every citation that notes hold and the paper that it resolves to.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all was listed", "2:could not run"})
final class Cites implements Callable<Integer> {

  @Mixin private NoteOptions options = new NoteOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A citation, the note that it is in, and the paper if the corpus has it. */
  private record Cited(NoteFile file, Citation citation, @Nullable Paper paper) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    NoteOptions.Opened opened = options.open(err, false);
    Corpus corpus = opened.corpus().corpus();
    List<Cited> cited = new ArrayList<>();
    boolean allRead =
        opened.forEach(
            err,
            file -> {
              for (Citation citation : file.note().citations()) {
                Paper paper = Citations.paperOf(citation, opened.seenBy(file.path()), corpus);
                cited.add(new Cited(file, citation, paper));
              }
            });
    if (options.asJson()) {
      out.println(Json.of(cited.stream().map(Cites::toMap).toList()));
    } else {
      cited.forEach(one -> out.println(text(one)));
    }
    return allRead ? 0 : Failure.EXIT_CODE;
  }

  private static String text(Cited cited) {
    Place place = Place.of(cited.citation().span(), cited.file().note());
    Paper paper = cited.paper();
    return "%s:%d:%d: %s → %s"
        .formatted(
            cited.file().path(),
            place.line(),
            place.column(),
            raw(cited),
            paper == null ? "?" : paper.label());
  }

  private static String raw(Cited cited) {
    return cited.citation().span().in(cited.file().note().text());
  }

  private static Map<String, @Nullable Object> toMap(Cited cited) {
    Paper paper = cited.paper();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("path", cited.file().path().toString());
    map.putAll(Place.of(cited.citation().span(), cited.file().note()).toMap());
    map.put("raw", raw(cited));
    map.put("arxiv", text(arxivId(cited)));
    int version = Citations.versionOf(cited.citation());
    map.put("version", version == 0 ? null : version);
    map.put("key", cited.citation() instanceof KeyCitation key ? key.key().value() : null);
    map.put("doi", text(doi(cited)));
    map.put("title", paper == null ? null : paper.label());
    return map;
  }

  private static @Nullable ArxivId arxivId(Cited cited) {
    if (cited.citation() instanceof ArxivCitation arxiv) {
      return arxiv.reading() instanceof Valid valid ? valid.id() : null;
    }
    if (cited.paper() == null && cited.citation() instanceof KeyCitation key) {
      return Bibcode.arxivId(key.key().value());
    }
    return cited.paper() == null ? null : cited.paper().arxivId();
  }

  private static @Nullable Doi doi(Cited cited) {
    if (cited.citation() instanceof DoiCitation doi) {
      return doi.doi();
    }
    return cited.paper() == null ? null : cited.paper().doi();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
