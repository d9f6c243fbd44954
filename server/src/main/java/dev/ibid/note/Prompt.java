package dev.ibid.note;

import dev.ibid.text.Span;

/**
 * A citation that the writer is in the middle of: what completion has to go on. Spans are UTF-16
 * offsets into the note.
 */
public sealed interface Prompt {

  /** What an accepted completion replaces; touches the cursor, and stays on the cursor's line. */
  Span replaced();

  /** What was typed so far to find the paper by, from the span's start to the cursor. */
  String typed();

  /**
   * What must stand behind the name for the citation to be whole, and does not stand there yet: a
   * bracket that no editor has closed, the comma before another key; often empty.
   */
  String behind();

  /**
   * Behind {@code arXiv:}, where an identifier is wanted; the prefix is not in {@code replaced}.
   */
  record AfterPrefix(Span replaced, String typed) implements Prompt {
    @Override
    public String behind() {
      return "";
    }
  }

  /** In an arXiv address, behind its {@code abs/} or {@code pdf/} or the like. */
  record InUrl(Span replaced, String typed) implements Prompt {
    @Override
    public String behind() {
      return "";
    }
  }

  /**
   * Behind an {@code @}, where a citekey is wanted; the {@code @} is not in {@code replaced}.
   *
   * @param at the UTF-16 offset of the {@code @}; where {@code replaced} starts if there is none
   *     yet, as behind the semicolon of {@code [@key; }
   * @param bracketed whether it stands in brackets, as in {@code [see @key]}
   */
  record AfterAt(Span replaced, String typed, int at, boolean bracketed, String behind)
      implements Prompt {

    /** What must be written before the key. */
    public String before() {
      return at == replaced.start() ? "@" : "";
    }
  }

  /**
   * Where a citekey stands without a sign of its own, as in <code>\\cite{key, key}</code>. Nothing
   * but a key fits there.
   *
   * @param before what must be written before the key: the {@code &} of {@code cite:&key;&key}, the
   *     bracket of {@code #cite(<key>)}; often empty
   */
  record InKeyList(Span replaced, String typed, String before, String behind) implements Prompt {}
}
