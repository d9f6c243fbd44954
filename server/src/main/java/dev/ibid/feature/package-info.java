/** One editor feature a file, as functions from a snapshot to plain records. */
@NullMarked
package dev.ibid.feature;

import org.jspecify.annotations.NullMarked;
