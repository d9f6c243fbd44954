/** The immutable snapshot of notes, settings and corpus that features read. */
@NullMarked
package dev.ibid.workspace;

import org.jspecify.annotations.NullMarked;
