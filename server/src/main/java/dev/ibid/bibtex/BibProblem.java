package dev.ibid.bibtex;

import dev.ibid.text.Span;

/**
 * What is broken in a BibTeX file.
 *
 * @param message as a sentence without a full stop
 * @param line from 1
 * @param span the name of what is broken, an entry's beginning or a field's name
 */
public record BibProblem(String message, int line, Span span) {}
