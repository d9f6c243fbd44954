/** The corpus on disk: a Lucene index in the user's cache folder. */
@NullMarked
package dev.ibid.corpus.index;

import org.jspecify.annotations.NullMarked;
