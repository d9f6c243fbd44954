package dev.ibid.cli;

import dev.ibid.note.Note;
import dev.ibid.text.Position;
import dev.ibid.text.PositionEncoding;
import dev.ibid.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span as the command line names it: lines and UTF-16 columns, both from 1. */
record Place(int line, int column, int endLine, int endColumn) {

  static Place of(Span span, Note note) {
    Position start = note.lines().positionOf(span.start(), PositionEncoding.UTF_16);
    Position end = note.lines().positionOf(span.end(), PositionEncoding.UTF_16);
    return new Place(start.line() + 1, start.column() + 1, end.line() + 1, end.column() + 1);
  }

  /** The members that every JSON object about a place begins with; more can be put behind them. */
  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("line", line);
    map.put("column", column);
    map.put("endLine", endLine);
    map.put("endColumn", endColumn);
    return map;
  }
}
