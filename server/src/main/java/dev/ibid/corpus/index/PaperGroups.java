package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records brought together paper by paper. Records that share an arXiv identifier are one paper; so
 * are records that share a DOI, unless they name different arXiv identifiers, since several arXiv
 * papers do give the same DOI. A record with neither goes by its citekey within its source. Which
 * records are one paper depends on nothing but those that are tied to them by such names, as long
 * as they are added in {@link SourceRecord#IN_ORDER}.
 */
final class PaperGroups {

  /** The records of one paper. */
  private static final class Group {
    final List<SourceRecord> records = new ArrayList<>(1);
    @Nullable ArxivId id;
  }

  private final Map<ArxivId, Group> byId = new HashMap<>();
  private final Map<Doi, Group> byDoi = new HashMap<>();
  private final Map<String, Group> byKey = new HashMap<>();
  private final Set<Group> groups = new LinkedHashSet<>();

  void add(SourceRecord record) {
    Group group = groupOf(record);
    group.records.add(record);
    groups.add(group);
    name(group, record);
  }

  /** How many papers are held. */
  int size() {
    return groups.size();
  }

  /**
   * The records held of the paper that {@code record} is of, with it, in order of the sources; they
   * are held no longer.
   */
  synchronized List<SourceRecord> takeWith(SourceRecord record) {
    List<SourceRecord> all = new ArrayList<>(1);
    Paper paper = record.paper();
    take(paper.arxivId() == null ? null : byId.get(paper.arxivId()), all);
    Group sameDoi = paper.doi() == null ? null : byDoi.get(paper.doi());
    if (sameDoi != null && agree(sameDoi, paper.arxivId())) {
      take(sameDoi, all);
    }
    all.add(record);
    return inOrder(all);
  }

  /** The papers held, each as its records in order of the sources. */
  List<List<SourceRecord>> papers() {
    return groups.stream().map(group -> inOrder(group.records)).toList();
  }

  static List<SourceRecord> inOrder(List<SourceRecord> records) {
    if (records.size() > 1) {
      records.sort(SourceRecord.IN_ORDER);
    }
    return records;
  }

  private void take(@Nullable Group group, List<SourceRecord> to) {
    if (group != null && groups.remove(group)) {
      to.addAll(group.records);
      // Its names stay in the maps, and a taken group is known by not standing among the groups.
      group.records.clear();
    }
  }

  private Group groupOf(SourceRecord record) {
    Paper paper = record.paper();
    Group sameId = paper.arxivId() == null ? null : byId.get(paper.arxivId());
    Group sameDoi = paper.doi() == null ? null : byDoi.get(paper.doi());
    if (sameDoi != null && !agree(sameDoi, paper.arxivId())) {
      sameDoi = null;
    }
    if (sameId != null && sameDoi != null && sameId != sameDoi) {
      sameId.records.addAll(sameDoi.records);
      for (SourceRecord moved : sameDoi.records) {
        name(sameId, moved);
      }
      groups.remove(sameDoi);
      return sameId;
    }
    if (sameId != null) {
      return sameId;
    }
    if (sameDoi != null) {
      return sameDoi;
    }
    String key = keyOf(record);
    Group sameKey = key == null ? null : byKey.get(key);
    return sameKey == null ? new Group() : sameKey;
  }

  private void name(Group group, SourceRecord record) {
    Paper paper = record.paper();
    if (paper.arxivId() != null) {
      group.id = paper.arxivId();
      byId.put(paper.arxivId(), group);
    }
    if (paper.doi() != null) {
      byDoi.merge(
          paper.doi(), group, (held, now) -> groups.contains(held) && held.id != null ? held : now);
    }
    String key = keyOf(record);
    if (key != null) {
      byKey.put(key, group);
    }
  }

  private static boolean agree(Group group, @Nullable ArxivId id) {
    return group.id == null || id == null || group.id.equals(id);
  }

  /** What a record without identifiers is known by, or null where it has one or has no key. */
  private static @Nullable String keyOf(SourceRecord record) {
    Paper paper = record.paper();
    if (paper.arxivId() != null || paper.doi() != null || paper.keys().isEmpty()) {
      return null;
    }
    String file = paper.origins().stream().map(Origin::source).findFirst().orElse("");
    return record.source() + "\n" + file + "\n" + paper.keys().getFirst();
  }
}
