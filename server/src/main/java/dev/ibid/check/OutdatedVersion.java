package dev.ibid.check;

import dev.ibid.check.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code outdated-version}: a version that a newer one has taken the place of. Quiet where the
 * newest one withdraws the paper, since it has no text.
 */
final class OutdatedVersion {
  private OutdatedVersion() {}

  static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    for (CitedVersion cited : CitedVersion.of(inspection)) {
      int newest = cited.paper().latestVersion();
      if (cited.version() < newest && Withdrawal.of(cited.paper()) == null) {
        findings.add(
            Rule.OUTDATED_VERSION.finding(
                cited.citation().span(),
                "v%d of arXiv:%s is not the newest: there is v%d"
                    .formatted(cited.version(), cited.id().id(), newest),
                cited.fixes(newest, inspection, Confidence.POSSIBLE)));
      }
    }
    return findings;
  }
}
