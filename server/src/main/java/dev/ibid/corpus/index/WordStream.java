package dev.ibid.corpus.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Hands words that are already split to Lucene; used again for paper after paper. */
final class WordStream extends TokenStream {
  private final BytesTermAttribute term;
  private final BytesRef word = new BytesRef();
  private final WordBytes words;
  private int next;

  WordStream(WordBytes words) {
    this.words = words;
    this.term = addAttribute(BytesTermAttribute.class);
    term.setBytesRef(word);
  }

  @Override
  public void reset() {
    next = 0;
    word.bytes = words.bytes();
  }

  @Override
  public boolean incrementToken() {
    if (next == words.size()) {
      return false;
    }
    // The attribute holds this very object, and there is no other attribute to be cleared.
    word.offset = words.begin(next);
    word.length = words.end(next) - word.offset;
    next++;
    return true;
  }

  /** Positions are not kept: without this, the end of one paper's would count for the next. */
  @Override
  public void end() {}
}
