package dev.ibid.corpus.index;

import dev.ibid.corpus.index.RecordBytes.SourceRecord;
import dev.ibid.paper.Author;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.paper.Paper;
import dev.ibid.paper.PaperMerge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * Makes a document of the index of each paper; used again for paper after paper, by one thread.
 * What the fields hold is the schema of the index: {@link Manifest#SCHEMA} changes with it.
 */
final class PaperDocument {

  /** The arXiv identifier as {@link IdTerms} has it. */
  static final String ID = "id";

  /** The DOIs that the records name. */
  static final String DOI = "doi";

  /** Citekeys as they are written. */
  static final String KEY = "key";

  /** Citekeys in lower case. */
  static final String FOLDED_KEY = "keyf";

  /** The number of each source that a record is from, as {@link SourceTable} has it. */
  static final String SOURCE = "src";

  /**
   * Each record of a source that has a {@link RecordTable}: the source's number, a colon, and the
   * number that the record goes by.
   */
  static final String RECORD = "rec";

  /** The words of title, authors, year, citekeys and categories. */
  static final String WORD = "k";

  /** The beginnings of those words, up to {@link #EDGE} units long. */
  static final String BEGINNING = "e";

  /**
   * The words of the abstract, and those of {@link #WORD} once more, so that one look tells the
   * papers that have a word anywhere; but for {@link CommonWords}.
   */
  static final String ANY_WORD = "a";

  /** The words of the title as one term, cut to {@link #TITLE_LENGTH}. */
  static final String TITLE = "x";

  /** Newest first: {@link IdTerms#rank}; the index is sorted by it. */
  static final String RANK = "rank";

  /**
   * The words of title and authors, as {@link TitleRank} compares them: the title's with single
   * blanks between them, compounds in pieces, {@link TitleRank#AUTHORS}, the authors'.
   */
  static final String SHOWN = "shown";

  /** The records, as {@link RecordBytes} writes them. */
  static final String RECORDS = "records";

  static final int EDGE = 3;
  static final int TITLE_LENGTH = 40;

  /** Lucene takes no term of 32 KiB or more; nobody writes keys a hundredth as long. */
  static final int LONGEST_KEY = 256;

  /** Authors beyond these are found by, but don't count when hits are put in order. */
  private static final int RANKED_AUTHORS = 24;

  private static final FieldType WORDS = words();

  private final WordBytes words = new WordBytes(true);
  private final WordBytes beginnings = new WordBytes(true);
  private final WordBytes anyWords = new WordBytes(false);
  private final BytesRefBuilder shown = new BytesRefBuilder();
  private final WordStream wordStream = new WordStream(words);
  private final WordStream beginningStream = new WordStream(beginnings);
  private final WordStream anyStream = new WordStream(anyWords);

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /**
   * @param records of one paper, in the order of the sources; at least one
   */
  Document of(List<SourceRecord> records, SourceTable sources) throws IOException {
    Paper paper = merged(records);
    Document document = new Document();
    if (paper.arxivId() != null) {
      document.add(new StringField(ID, IdTerms.term(paper.arxivId()), Field.Store.NO));
    }
    for (String doi : dois(records)) {
      document.add(new StringField(DOI, doi, Field.Store.NO));
    }
    for (CiteKey key : paper.keys()) {
      document.add(new StringField(KEY, keyTerm(key.value()), Field.Store.NO));
      document.add(new StringField(FOLDED_KEY, foldedKey(key.value()), Field.Store.NO));
    }
    for (SourceRecord record : records) {
      String number = Integer.toString(sources.number(record.source()));
      document.add(new StringField(SOURCE, number, Field.Store.NO));
      RecordTable table = sources.records(record.source());
      if (table != null) {
        String term = recordTerm(sources.number(record.source()), table.id(record.index()));
        document.add(new StringField(RECORD, term, Field.Store.NO));
      }
    }
    addWords(paper, document);
    document.add(new NumericDocValuesField(RANK, IdTerms.rank(paper)));
    document.add(new BinaryDocValuesField(RECORDS, RecordBytes.encode(records, sources)));
    return document;
  }

  static Paper merged(List<SourceRecord> records) {
    return records.size() == 1
        ? records.getFirst().paper()
        : PaperMerge.merge(records.stream().map(SourceRecord::paper).toList());
  }

  /**
   * As terms, all that the records name: each of them ties records together, though a paper shows
   * but the first.
   */
  private static Set<String> dois(List<SourceRecord> records) {
    Set<String> dois = new LinkedHashSet<>(2);
    for (SourceRecord record : records) {
      Doi doi = record.paper().doi();
      if (doi != null) {
        dois.add(keyTerm(doi.value()));
      }
    }
    return dois;
  }

  static String recordTerm(int source, int id) {
    return source + ":" + id;
  }

  static String foldedKey(String key) {
    return keyTerm(key.toLowerCase(Locale.ROOT));
  }

  static String keyTerm(String key) {
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
  }

  static String titleTerm(String words) {
    return words.length() <= TITLE_LENGTH ? words : words.substring(0, TITLE_LENGTH);
  }

  /** The term in {@link #TITLE} of a paper of this title. */
  static String termOfTitle(String title) {
    List<String> pieces = new ArrayList<>();
    Words.compounds(title).forEach(compound -> pieces.addAll(compound.pieces()));
    return titleTerm(String.join(" ", pieces));
  }

  private void addWords(Paper paper, Document document) {
    words.clear();
    shown.clear();
    words.addWordsOf(paper.title());
    for (int word = 0; word < words.size(); word++) {
      if (!words.isCompound(word)) {
        show(word);
      }
    }
    // Without the blank behind the last word.
    shown.setLength(Math.max(0, shown.length() - 1));
    document.add(new StringField(TITLE, titleTerm(shown.get().utf8ToString()), Field.Store.NO));
    shown.append((byte) TitleRank.AUTHORS);
    int ranked = 0;
    for (Author author : paper.authors()) {
      int first = words.size();
      words.addWordsOf(author.fullName());
      if (ranked++ < RANKED_AUTHORS) {
        for (int word = first; word < words.size(); word++) {
          show(word);
        }
      }
    }
    if (paper.year() > 0) {
      words.addWordsOf(Integer.toString(paper.year()));
    }
    for (CiteKey key : paper.keys()) {
      words.addWordsOf(key.value());
    }
    for (String category : paper.categories()) {
      words.addWordsOf(category);
    }
    beginnings.clear();
    beginnings.addBeginningsOf(words, EDGE);
    anyWords.clear();
    anyWords.addWordsOf(paper.summary());
    anyWords.addAll(words);
    document.add(new Field(WORD, wordStream, WORDS));
    document.add(new Field(BEGINNING, beginningStream, WORDS));
    document.add(new Field(ANY_WORD, anyStream, WORDS));
    document.add(new BinaryDocValuesField(SHOWN, shown.get()));
  }

  private void show(int word) {
    int begin = words.begin(word);
    shown.append(words.bytes(), begin, words.end(word) - begin);
    shown.append((byte) ' ');
  }
}
