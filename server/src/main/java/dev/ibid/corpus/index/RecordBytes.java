package dev.ibid.corpus.index;

import dev.ibid.corpus.source.Fingerprint;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The records of a paper as bytes, each with the source it is from. */
final class RecordBytes {
  private RecordBytes() {}

  private static final int UNPLACED = -1;

  /**
   * What one source says of a paper.
   *
   * @param source its place in the list of sources, from 0
   * @param index its place among the records of that source, from 0
   */
  record SourceRecord(int source, int index, Paper paper) {

    /** The order in which records are brought together. */
    static final Comparator<SourceRecord> IN_ORDER =
        Comparator.comparingInt(SourceRecord::source).thenComparingInt(SourceRecord::index);
  }

  /** The names of the sources, which {@code sources} has, are not written with each record. */
  static BytesRef encode(List<SourceRecord> records, SourceTable sources) throws IOException {
    Growing to = new Growing();
    for (SourceRecord record : records) {
      RecordTable table = sources.records(record.source);
      to.writeVInt(sources.number(record.source));
      to.writeVInt(table == null ? record.index : table.id(record.index));
      write(record.paper, sources.name(record.source), table == null, to);
    }
    return new BytesRef(to.bytes, 0, to.length);
  }

  /**
   * The fingerprint of all that a record says, its line aside.
   *
   * @param source the name of the source that it is of
   */
  static long fingerprint(Paper paper, String source) throws IOException {
    Growing to = new Growing();
    write(paper, source, false, to);
    return new Fingerprint().add(to.bytes, 0, to.length).value();
  }

  /** Bytes in memory. Lucene's own go through text character by character. */
  private static final class Growing extends DataOutput {
    private byte[] bytes = new byte[512];
    private int length;

    @Override
    public void writeByte(byte b) {
      bytes = ArrayUtil.grow(bytes, length + 1);
      bytes[length++] = b;
    }

    @Override
    public void writeBytes(byte[] from, int offset, int count) {
      bytes = ArrayUtil.grow(bytes, length + count);
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }

    @Override
    public void writeString(String text) throws IOException {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      writeVInt(utf8.length);
      writeBytes(utf8, 0, utf8.length);
    }
  }

  /**
   * The records; the source of one that {@code sources} knows no more, or that its source has no
   * more, is {@link SourceTable#NONE}.
   */
  static List<SourceRecord> decode(BytesRef bytes, SourceTable sources) throws IOException {
    ByteArrayDataInput from = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    List<SourceRecord> records = new ArrayList<>(2);
    while (!from.eof()) {
      int source = sources.place(from.readVInt());
      int id = from.readVInt();
      RecordTable table = source == SourceTable.NONE ? null : sources.records(source);
      int index = table == null ? id : table.index(id);
      String name = source == SourceTable.NONE ? "" : sources.name(source);
      boolean gone = index == RecordTable.NONE;
      Paper paper = read(from, name, table == null || gone ? UNPLACED : table.line(index));
      records.add(new SourceRecord(gone ? SourceTable.NONE : source, index, paper));
    }
    return records;
  }

  /**
   * @param placed whether lines are written as they are, or not at all
   */
  private static void write(Paper paper, String source, boolean placed, DataOutput to)
      throws IOException {
    write(paper.arxivId() == null ? null : paper.arxivId().value(), to);
    write(paper.doi() == null ? null : paper.doi().value(), to);
    to.writeString(paper.title());
    to.writeVInt(paper.authors().size());
    for (Author author : paper.authors()) {
      to.writeString(author.family());
      to.writeString(author.given());
    }
    to.writeZInt(paper.year());
    to.writeVInt(paper.categories().size());
    for (String category : paper.categories()) {
      to.writeString(category);
    }
    to.writeString(paper.summary());
    to.writeString(paper.comments());
    to.writeString(paper.journalReference());
    to.writeVInt(paper.latestVersion());
    to.writeVInt(paper.listedVersions());
    to.writeVInt(paper.keys().size());
    for (CiteKey key : paper.keys()) {
      to.writeString(key.value());
    }
    to.writeVInt(paper.origins().size());
    for (Origin origin : paper.origins()) {
      write(origin.source().equals(source) ? null : origin.source(), to);
      to.writeVInt(placed ? origin.line() : 0);
      write(origin.key() == null ? null : origin.key().value(), to);
    }
  }

  /**
   * @param placedAt the line of a record whose own is not written; else {@link #UNPLACED}
   */
  private static Paper read(ByteArrayDataInput from, String source, int placedAt)
      throws IOException {
    String id = readNullable(from);
    String doi = readNullable(from);
    String title = from.readString();
    List<Author> authors = new ArrayList<>();
    for (int left = from.readVInt(); left > 0; left--) {
      authors.add(new Author(from.readString(), from.readString()));
    }
    int year = from.readZInt();
    List<String> categories = new ArrayList<>();
    for (int left = from.readVInt(); left > 0; left--) {
      categories.add(from.readString());
    }
    String summary = from.readString();
    String comments = from.readString();
    String journalReference = from.readString();
    int latestVersion = from.readVInt();
    int listedVersions = from.readVInt();
    List<CiteKey> keys = new ArrayList<>();
    for (int left = from.readVInt(); left > 0; left--) {
      keys.add(new CiteKey(from.readString()));
    }
    List<Origin> origins = new ArrayList<>();
    for (int left = from.readVInt(); left > 0; left--) {
      String other = readNullable(from);
      int written = from.readVInt();
      int line = placedAt == UNPLACED ? written : placedAt;
      String key = readNullable(from);
      origins.add(
          new Origin(other == null ? source : other, line, key == null ? null : new CiteKey(key)));
    }
    return new Paper(
        id == null ? null : new ArxivId(id),
        doi == null ? null : new Doi(doi),
        title,
        authors,
        year,
        categories,
        summary,
        comments,
        journalReference,
        latestVersion,
        listedVersions,
        keys,
        origins);
  }

  private static void write(@Nullable String text, DataOutput to) throws IOException {
    to.writeByte((byte) (text == null ? 0 : 1));
    if (text != null) {
      to.writeString(text);
    }
  }

  private static @Nullable String readNullable(ByteArrayDataInput from) throws IOException {
    return from.readByte() == 0 ? null : from.readString();
  }
}
