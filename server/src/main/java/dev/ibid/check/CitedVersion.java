package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.paper.ArxivIdReading.Valid;
import dev.ibid.paper.Paper;
import dev.ibid.text.Span;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * A citation that asks for one version of a paper.
 *
 * @param version from 1
 */
record CitedVersion(ArxivCitation citation, Valid id, int version, Paper paper) {

  /** Those of the note whose papers the corpus has, in the order of the note. */
  static List<CitedVersion> of(Inspection inspection) {
    List<CitedVersion> all = new ArrayList<>();
    for (Citation citation : inspection.note().citations()) {
      if (citation instanceof ArxivCitation cited
          && cited.reading() instanceof Valid valid
          && valid.version() > 0) {
        Paper paper = inspection.paperOf(cited);
        if (paper != null) {
          all.add(new CitedVersion(cited, valid, valid.version(), paper));
        }
      }
    }
    return all;
  }

  /** To cite {@code other} instead, or whichever is the latest. */
  List<Fix> fixes(int other, Inspection inspection, Confidence first) {
    Span name = citation.name();
    String written = name.in(inspection.note().text());
    int at = versionStart(written);
    if (at < 0) {
      return List.of();
    }
    Span spelled = new Span(name.start() + at, name.end());
    return List.of(
        new Fix("Cite v" + other, List.of(new TextEdit(spelled, "v" + other)), first),
        new Fix(
            "Cite the paper without a version",
            List.of(new TextEdit(spelled, "")),
            Confidence.POSSIBLE));
  }

  /** Where {@code v2} begins, with the blanks before it; -1 where the version is not written so. */
  private static int versionStart(String name) {
    int at = name.length();
    while (at > 0 && Character.isDigit(name.charAt(at - 1))) {
      at--;
    }
    if (at == name.length() || at < 2 || (name.charAt(at - 1) | 0x20) != 'v') {
      return -1;
    }
    at--;
    while (at > 0 && Character.isWhitespace(name.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
