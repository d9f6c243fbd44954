/** The readers of the sources' formats: one file a format. */
@NullMarked
package dev.ibid.corpus.source;

import org.jspecify.annotations.NullMarked;
