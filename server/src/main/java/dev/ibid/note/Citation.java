package dev.ibid.note;

import dev.ibid.paper.ArxivIdReading;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.Doi;
import dev.ibid.text.Span;

/** A place in a note that names a paper. Spans are UTF-16 offsets into the note. */
public sealed interface Citation {

  /**
   * Everything that spells this citation: {@code arXiv:2312.09832v2}, a whole URL, {@code @key}.
   */
  Span span();

  /** The identifier or key alone, which a fix replaces: {@code 2312.09832v2}, {@code key}. */
  Span name();

  /**
   * An arXiv identifier.
   *
   * @param name the identifier with its version, and with nothing else
   * @param reading {@link ArxivIdReading.Valid} or {@link ArxivIdReading.Malformed}
   */
  record ArxivCitation(Span span, Span name, ArxivIdReading reading, ArxivForm form)
      implements Citation {}

  /**
   * A citekey of a bibliography; {@code span} begins at its {@code @}, where the language has one.
   *
   * @param bracketed whether it can be nothing else: it stands in brackets, as in {@code [see
   *     @key]}, or in a command that cites, as in <code>\\cite{key}</code>
   */
  record KeyCitation(Span span, Span name, CiteKey key, boolean bracketed) implements Citation {}

  /** A publisher's DOI, in a URL or behind {@code doi:}. */
  record DoiCitation(Span span, Span name, Doi doi) implements Citation {}

  /** How an arXiv identifier is spelled. */
  enum ArxivForm {
    /** {@code arXiv:2312.09832}. */
    PREFIXED,
    /** An address on arxiv.org or a site that mirrors it. */
    URL,
    /** {@code 10.48550/arXiv.2312.09832}, in a URL or not. */
    DOI,
    /** A badge image: {@code arXiv-2312.09832-b31b1b}. */
    BADGE,
    /**
     * A bare number whose surroundings say what it is: {@code arxiv: 2312.09832} in front matter.
     */
    FIELD
  }
}
