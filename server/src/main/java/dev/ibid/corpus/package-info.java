/** The papers: lookup, search, and the readers of every source format. */
@NullMarked
package dev.ibid.corpus;

import org.jspecify.annotations.NullMarked;
