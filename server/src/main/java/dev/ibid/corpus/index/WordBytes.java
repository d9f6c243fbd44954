package dev.ibid.corpus.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Words in UTF-8 as Lucene takes them, one behind the other; used again for paper after paper. No
 * string is made of any of the hundreds of words that a paper has.
 */
final class WordBytes implements Words.Pieces {

  /** In bytes; no word is shorter when it counts as UTF-16 units. */
  private static final int LONGEST_COMMON = 8;

  /** What each character of ASCII is in a word; 0 where it is in none. */
  private static final byte[] FOLDED = new byte[0x80];

  private static final boolean[] JOINS = new boolean[0x80];

  static {
    for (char c = 0; c < FOLDED.length; c++) {
      char lower = Character.toLowerCase(c);
      FOLDED[c] = (byte) (Words.isWordCharacter(lower) ? lower : 0);
      JOINS[c] = Words.joins(c);
    }
  }

  private byte[] bytes = new byte[4096];
  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private boolean[] compounds = new boolean[256];
  private int size;
  private int filled;

  private static final int SEEN_BITS = 8;

  private final long[] seen = new long[1 << SEEN_BITS];
  private final int[] seenWhen = new int[1 << SEEN_BITS];
  private int cleared = 1;

  private final boolean withCommon;
  private int compoundFrom;
  private int compoundPieces;

  /**
   * @param withCommon whether words are kept that {@link CommonWords} tells are in every text, and
   *     each as often as it stands there; else a repeated one is mostly passed over, which spares
   *     Lucene looking it up
   */
  WordBytes(boolean withCommon) {
    this.withCommon = withCommon;
  }

  void clear() {
    cleared++;
    size = 0;
    filled = 0;
    compoundFrom = 0;
    compoundPieces = 0;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int begin(int word) {
    return begins[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** Whether the word is one that others, before it, are the pieces of. */
  boolean isCompound(int word) {
    return compounds[word];
  }

  /** Adds the words that {@link Words#of} finds in {@code text}. */
  void addWordsOf(String text) {
    compoundFrom = filled;
    compoundPieces = 0;
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == text.length()) {
      split(utf8);
    } else {
      Words.split(text, this);
    }
  }

  /** What {@link Words#split} does, for ASCII alone: most text is, and need not become strings. */
  private void split(byte[] ascii) {
    room(ascii.length);
    int at = 0;
    while (true) {
      while (at < ascii.length && FOLDED[ascii[at]] == 0) {
        at++;
      }
      if (at == ascii.length) {
        return;
      }
      int begin = filled;
      int to = begin;
      for (byte c; at < ascii.length && (c = FOLDED[ascii[at]]) != 0; at++) {
        bytes[to++] = c;
      }
      endPiece(begin, Math.min(to, begin + Words.LONGEST));
      boolean joined = at + 1 < ascii.length && JOINS[ascii[at]] && FOLDED[ascii[at + 1]] != 0;
      if (!joined) {
        compound();
      }
    }
  }

  /** Adds all of {@code words}, as far as it keeps and does not have them. */
  void addAll(WordBytes words) {
    for (int word = 0; word < words.size; word++) {
      int begin = words.begins[word];
      int length = words.ends[word] - begin;
      room(length);
      System.arraycopy(words.bytes, begin, bytes, filled, length);
      addNew(filled, filled + length);
      filled += length;
    }
  }

  /** Adds the beginnings of all of {@code words}, of up to {@code most} UTF-16 units. */
  void addBeginningsOf(WordBytes words, int most) {
    for (int word = 0; word < words.size; word++) {
      int begin = words.begins[word];
      int length = words.ends[word] - begin;
      int units = 0;
      for (int at = 0; at < length; ) {
        int lead = words.bytes[begin + at] & 0xff;
        units += lead >= 0xf0 ? 2 : 1;
        at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (units > most) {
          break;
        }
        if (isNew(words.bytes, begin, begin + at)) {
          room(at);
          System.arraycopy(words.bytes, begin, bytes, filled, at);
          add(filled, filled + at);
          filled += at;
        }
      }
    }
  }

  /**
   * Whether a word of a few bytes was not seen since {@link #clear}; now and then true of one that
   * was, since only the last with its hash is known.
   */
  private boolean isNew(byte[] from, int begin, int end) {
    if (end - begin > Long.BYTES) {
      return true;
    }
    long word = CommonWords.packed(from, begin, end);
    int place = (int) (word * 0x9e3779b97f4a7c15L >>> 64 - SEEN_BITS);
    if (seen[place] == word && seenWhen[place] == cleared) {
      return false;
    }
    seen[place] = word;
    seenWhen[place] = cleared;
    return true;
  }

  @Override
  public void piece(String folded, int begin, int end) {
    room((end - begin) * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR);
    endPiece(filled, write(folded, begin, end));
  }

  private void endPiece(int begin, int end) {
    filled = end;
    compoundPieces++;
    addNew(begin, end);
  }

  private void addNew(int begin, int end) {
    if (withCommon || (!isCommon(begin, end) && isNew(bytes, begin, end))) {
      add(begin, end);
    }
  }

  private int write(String text, int begin, int end) {
    int to = filled;
    for (int at = begin; at < end; at++) {
      char c = text.charAt(at);
      if (c >= 0x80) {
        return UnicodeUtil.UTF16toUTF8(text, begin, end - begin, bytes, filled);
      }
      bytes[to++] = (byte) c;
    }
    return to;
  }

  /** The pieces stand one behind the other, so that they are the compound as well. */
  @Override
  public void compound() {
    if (compoundPieces > 1) {
      int end = cut(compoundFrom, filled);
      if (withCommon || !isCommon(compoundFrom, end)) {
        add(compoundFrom, end);
        compounds[size - 1] = true;
      }
    }
    compoundFrom = filled;
    compoundPieces = 0;
  }

  private int cut(int begin, int end) {
    if (end - begin <= Words.LONGEST) {
      return end;
    }
    String all = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    return begin + UnicodeUtil.calcUTF16toUTF8Length(all, 0, Words.cut(all, 0, all.length()));
  }

  private boolean isCommon(int begin, int end) {
    if (end - begin > LONGEST_COMMON) {
      return false;
    }
    return CommonWords.contain(CommonWords.packed(bytes, begin, end));
  }

  private void add(int begin, int end) {
    if (size == begins.length) {
      begins = ArrayUtil.grow(begins);
      ends = Arrays.copyOf(ends, begins.length);
      compounds = Arrays.copyOf(compounds, begins.length);
    }
    compounds[size] = false;
    begins[size] = begin;
    ends[size++] = end;
  }

  private void room(int more) {
    if (filled + more > bytes.length) {
      bytes = ArrayUtil.grow(bytes, filled + more);
    }
  }
}
