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

  private byte[] bytes = new byte[4096];
  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private int size;
  private int filled;

  private final boolean withCommon;
  private int compoundFrom;
  private int compoundPieces;

  /**
   * @param withCommon whether words are kept that {@link Words#isCommon} tells are in every text
   */
  WordBytes(boolean withCommon) {
    this.withCommon = withCommon;
  }

  void clear() {
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

  /** Adds the words that {@link Words#of} finds in {@code text}. */
  void addWordsOf(String text) {
    compoundFrom = filled;
    compoundPieces = 0;
    Words.split(text, this);
  }

  /** Adds the beginnings of all of {@code words}, of up to {@code most} UTF-16 units. */
  void addBeginningsOf(WordBytes words, int most) {
    for (int word = 0; word < words.size; word++) {
      int begin = words.begins[word];
      int length = words.ends[word] - begin;
      room(length);
      System.arraycopy(words.bytes, begin, bytes, filled, length);
      int units = 0;
      for (int at = 0; at < length; ) {
        int lead = bytes[filled + at] & 0xff;
        units += lead >= 0xf0 ? 2 : 1;
        at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (units > most) {
          break;
        }
        add(filled, filled + at);
      }
      filled += length;
    }
  }

  @Override
  public void piece(String folded, int begin, int end) {
    room((end - begin) * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR);
    int from = filled;
    filled = write(folded, begin, end);
    compoundPieces++;
    if (withCommon || !isCommon(from, filled)) {
      add(from, filled);
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
    return Words.isCommon(packed(bytes, begin, end));
  }

  /** Up to eight bytes as one number. */
  static long packed(byte[] bytes, int begin, int end) {
    long packed = 0;
    for (int at = begin; at < end; at++) {
      packed = packed << 8 | (bytes[at] & 0xff);
    }
    return packed;
  }

  private void add(int begin, int end) {
    if (size == begins.length) {
      begins = ArrayUtil.grow(begins);
      ends = Arrays.copyOf(ends, begins.length);
    }
    begins[size] = begin;
    ends[size++] = end;
  }

  private void room(int more) {
    if (filled + more > bytes.length) {
      bytes = ArrayUtil.grow(bytes, filled + more);
    }
  }
}
