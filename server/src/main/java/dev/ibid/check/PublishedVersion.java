package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import dev.ibid.note.Citation;
import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code published-version}: a preprint that has appeared elsewhere since, and has a DOI. */
final class PublishedVersion {
  private PublishedVersion() {}

  /** DOIs that stand in every language, and in an address, as they are. */
  private static final Pattern PLAIN = Pattern.compile("10\\.[0-9.]+/[a-z0-9./-]*[a-z0-9]");

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (Citation citation : inspection.note().citations()) {
      Paper paper = citation instanceof ArxivCitation ? inspection.paperOf(citation) : null;
      Doi doi = paper == null ? null : paper.doi();
      if (paper != null && doi != null && citation instanceof ArxivCitation cited) {
        String where = paper.journalReference().isEmpty() ? "" : " in " + paper.journalReference();
        findings.add(
            Rule.PUBLISHED_VERSION.finding(
                cited.span(),
                "“%s” has appeared%s, as doi:%s".formatted(paper.label(), where, doi),
                fixes(cited, doi)));
      }
    }
    return findings;
  }

  /** In a field or a badge a DOI would be out of place. */
  private static List<Fix> fixes(ArxivCitation cited, Doi doi) {
    boolean address = cited.form() == ArxivForm.URL;
    if (!PLAIN.matcher(doi.value()).matches() || !(address || cited.form() == ArxivForm.PREFIXED)) {
      return List.of();
    }
    String cites = address ? doi.url() : "doi:" + doi;
    return List.of(
        new Fix("Cite " + cites, List.of(new TextEdit(cited.span(), cites)), Confidence.POSSIBLE));
  }
}
