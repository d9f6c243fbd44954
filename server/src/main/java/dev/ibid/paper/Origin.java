package dev.ibid.paper;

import org.jspecify.annotations.Nullable;

/**
 * Where a record of a paper was read.
 *
 * @param source the source's name as people know it: the path of a file
 * @param line the line, from 1, at which the record begins; 0 where the source has no lines to name
 * @param key the citekey that this record goes by in its source, or null
 */
public record Origin(String source, int line, @Nullable CiteKey key) {}
