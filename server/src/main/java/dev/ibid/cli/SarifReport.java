package dev.ibid.cli;

import dev.ibid.check.Finding;
import dev.ibid.check.Related.InSource;
import dev.ibid.check.Rule;
import dev.ibid.check.RulePage;
import dev.ibid.check.Severity;
import dev.ibid.cli.Reported.FixPlaces;
import dev.ibid.cli.Reported.RelatedPlace;
import dev.ibid.lsp.Version;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as SARIF 2.1.0 (OASIS), which code scanning and many viewers read.
 *
 * @param root the repository, absolute; the paths of what lies in it are relative to it, since
 *     GitHub takes them so
 */
record SarifReport(Path root) {

  /** What paths are relative to, as GitHub calls it. */
  private static final String BASE = "%SRCROOT%";

  void write(List<Reported> found, PrintWriter out) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "ibid");
    driver.put("version", Version.TEXT);
    driver.put("rules", List.of(Rule.values()).stream().map(SarifReport::rule).toList());
    Map<String, Integer> repeated = new HashMap<>();
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("originalUriBaseIds", Map.of(BASE, Map.of("uri", folderUri(root))));
    run.put("results", found.stream().map(one -> result(one, repeated)).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    out.println(Json.of(log));
  }

  private static Map<String, Object> rule(Rule rule) {
    RulePage page = RulePage.of(rule);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", rule.id());
    map.put("shortDescription", Map.of("text", page.summary()));
    // SARIF does without, GitHub does not.
    map.put("fullDescription", Map.of("text", page.summary()));
    Map<String, Object> help = new LinkedHashMap<>();
    help.put("text", page.markdown());
    help.put("markdown", page.markdown());
    map.put("help", help);
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("enabled", rule.onByDefault());
    configuration.put("level", level(rule.severity()));
    map.put("defaultConfiguration", configuration);
    return map;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, HINT -> "note";
    };
  }

  private Map<String, Object> result(Reported one, Map<String, Integer> repeated) {
    Finding finding = one.finding();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ruleId", finding.rule().id());
    map.put("ruleIndex", finding.rule().ordinal());
    map.put("level", level(finding.severity()));
    map.put("message", message(finding.message()));
    Map<String, Object> region = region(one.place());
    region.put("snippet", Map.of("text", one.cited()));
    map.put("locations", List.of(location(file(one.path()), region)));
    if (!one.related().isEmpty()) {
      map.put("relatedLocations", one.related().stream().map(it -> related(it, one)).toList());
    }
    map.put("partialFingerprints", Map.of("ibidFinding/v1", fingerprint(one, repeated)));
    if (!one.fixes().isEmpty()) {
      map.put("fixes", one.fixes().stream().map(fix -> fix(fix, one)).toList());
    }
    return map;
  }

  /** In SARIF's messages braces and brackets mean something. */
  private static Map<String, Object> message(String text) {
    String plain = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    return Map.of("text", plain.replace("{", "{{").replace("}", "}}"));
  }

  private Map<String, Object> related(RelatedPlace related, Reported one) {
    Map<String, Object> file = file(one.path());
    Map<String, Object> region =
        related.place() == null ? new LinkedHashMap<>() : region(related.place());
    if (related.related() instanceof InSource source) {
      file = file(Path.of(source.source()));
      if (source.line() > 0) {
        region.put("startLine", source.line());
      }
    }
    Map<String, Object> map = new LinkedHashMap<>(location(file, region));
    map.put("message", message(related.related().message()));
    return map;
  }

  private Map<String, Object> fix(FixPlaces fix, Reported one) {
    List<Map<String, Object>> replacements = new ArrayList<>();
    for (int at = 0; at < fix.edits().size(); at++) {
      Map<String, Object> replacement = new LinkedHashMap<>();
      replacement.put("deletedRegion", region(fix.edits().get(at)));
      replacement.put("insertedContent", Map.of("text", fix.fix().edits().get(at).newText()));
      replacements.add(replacement);
    }
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("artifactLocation", file(one.path()));
    change.put("replacements", replacements);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("description", message(fix.fix().title()));
    map.put("artifactChanges", List.of(change));
    return map;
  }

  private static Map<String, Object> location(
      Map<String, Object> file, Map<String, Object> region) {
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", file);
    if (!region.isEmpty()) {
      physical.put("region", region);
    }
    return Map.of("physicalLocation", physical);
  }

  private static Map<String, Object> region(Place place) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", place.line());
    region.put("startColumn", place.column());
    region.put("endLine", place.endLine());
    region.put("endColumn", place.endColumn());
    return region;
  }

  private Map<String, Object> file(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Map<String, Object> map = new LinkedHashMap<>();
    if (absolute.startsWith(root)) {
      // As a URI of its own a relative path would lose what it escapes.
      String uri = URI.create(folderUri(root)).relativize(fileUri(absolute)).toString();
      map.put("uri", uri);
      map.put("uriBaseId", BASE);
    } else {
      map.put("uri", fileUri(absolute).toString());
    }
    return map;
  }

  /** Without a look at the disk, and with all but ASCII escaped. */
  private static URI fileUri(Path absolute) {
    String path = absolute.toString().replace('\\', '/');
    String rooted = path.startsWith("/") ? path : "/" + path;
    StringBuilder uri = new StringBuilder("file://");
    for (byte one : rooted.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return URI.create(uri.toString());
  }

  private static String folderUri(Path folder) {
    String uri = fileUri(folder).toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  /** The same wherever in its file a finding moves; of equal ones the first, second and so on. */
  private String fingerprint(Reported one, Map<String, Integer> repeated) {
    Map<String, Object> file = file(one.path());
    String what = one.finding().rule().id() + "\n" + file.get("uri") + "\n" + one.cited();
    int nth = repeated.merge(what, 1, Integer::sum);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((what + "\n" + nth).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
