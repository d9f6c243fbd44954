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
   * Behind {@code arXiv:}, where an identifier is wanted; the prefix is not in {@code replaced}.
   */
  record AfterPrefix(Span replaced, String typed) implements Prompt {}

  /** In an arXiv address, behind its {@code abs/} or {@code pdf/} or the like. */
  record InUrl(Span replaced, String typed) implements Prompt {}

  /**
   * Behind an {@code @}, where a citekey is wanted; the {@code @} is not in {@code replaced}.
   *
   * @param at the UTF-16 offset of the {@code @}
   * @param bracketed whether it stands in brackets, as in {@code [see @key]}
   */
  record AfterAt(Span replaced, String typed, int at, boolean bracketed) implements Prompt {}

  /**
   * Where a citekey stands without a sign of its own, as in <code>\\cite{key, key}</code>. Nothing
   * but a key fits there.
   */
  record InKeyList(Span replaced, String typed) implements Prompt {}
}
