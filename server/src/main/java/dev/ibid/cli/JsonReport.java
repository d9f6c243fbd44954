package dev.ibid.cli;

import dev.ibid.check.Finding;
import dev.ibid.check.Related.InSource;
import dev.ibid.cli.Reported.FixPlaces;
import dev.ibid.cli.Reported.RelatedPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as JSON objects. */
final class JsonReport {
  private JsonReport() {}

  static String object(Reported one) {
    Finding finding = one.finding();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("path", one.path().toString());
    map.putAll(one.place().toMap());
    map.put("severity", finding.severity().word());
    map.put("code", finding.rule().id());
    map.put("message", finding.message());
    map.put("fixes", one.fixes().stream().map(JsonReport::toMap).toList());
    map.put("related", one.related().stream().map(JsonReport::toMap).toList());
    return Json.of(map);
  }

  private static Map<String, Object> toMap(FixPlaces fix) {
    List<Map<String, @Nullable Object>> edits = new ArrayList<>();
    for (int at = 0; at < fix.edits().size(); at++) {
      Map<String, @Nullable Object> map = fix.edits().get(at).toMap();
      map.put("newText", fix.fix().edits().get(at).newText());
      edits.add(map);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", fix.fix().title());
    map.put("confidence", fix.fix().confidence().name().toLowerCase(Locale.ROOT));
    map.put("edits", edits);
    return map;
  }

  private static Map<String, @Nullable Object> toMap(RelatedPlace related) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (related.related() instanceof InSource source) {
      map.put("path", source.source());
      map.put("line", source.line() == 0 ? null : source.line());
    } else if (related.place() != null) {
      map.putAll(related.place().toMap());
    }
    map.put("message", related.related().message());
    return map;
  }
}
