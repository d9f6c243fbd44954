package dev.ibid.corpus.index;

import dev.ibid.paper.ArxivId;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Origin;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The records of a paper as bytes, each with the source it is from. */
final class RecordBytes {
  private RecordBytes() {}

  /**
   * What one source says of a paper.
   *
   * @param source its place in the list of sources, from 0
   */
  record SourceRecord(int source, Paper paper) {}

  /**
   * @param sources the names of the sources, which are not written out again with each record
   */
  static byte[] encode(List<SourceRecord> records, List<String> sources) throws IOException {
    ByteBuffersDataOutput to = new ByteBuffersDataOutput();
    for (SourceRecord record : records) {
      to.writeVInt(record.source);
      write(record.paper, sources.get(record.source), to);
    }
    return to.toArrayCopy();
  }

  static List<SourceRecord> decode(BytesRef bytes, List<String> sources) throws IOException {
    ByteArrayDataInput from = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    List<SourceRecord> records = new ArrayList<>(2);
    while (!from.eof()) {
      int source = from.readVInt();
      records.add(new SourceRecord(source, read(from, sources.get(source))));
    }
    return records;
  }

  private static void write(Paper paper, String source, DataOutput to) throws IOException {
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
      to.writeVInt(origin.line());
      write(origin.key() == null ? null : origin.key().value(), to);
    }
  }

  private static Paper read(ByteArrayDataInput from, String source) throws IOException {
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
      int line = from.readVInt();
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
