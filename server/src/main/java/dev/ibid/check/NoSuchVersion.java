package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code no-such-version}: a version that the paper doesn't have. Quiet where no source lists the
 * paper's versions as arXiv does. The one that would come next may have come since, so that it is
 * pointed out only.
 */
final class NoSuchVersion {
  private NoSuchVersion() {}

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (CitedVersion cited : CitedVersion.of(inspection)) {
      int newest = Math.max(cited.paper().listedVersions(), cited.paper().latestVersion());
      if (cited.paper().listedVersions() > 0 && cited.version() > newest) {
        Finding finding = finding(cited, newest, inspection);
        boolean next = cited.version() == newest + 1;
        findings.add(next ? finding.with(Severity.HINT) : finding);
      }
    }
    return findings;
  }

  private static Finding finding(CitedVersion cited, int newest, Inspection inspection) {
    return Rule.NO_SUCH_VERSION.finding(
        cited.citation().span(),
        "arXiv:%s has no v%d: its newest version is v%d"
            .formatted(cited.id().id(), cited.version(), newest),
        cited.fixes(newest, inspection, Confidence.POSSIBLE));
  }
}
