/** One rule a file: a snapshot and a note in, findings with their fixes out. */
@NullMarked
package dev.ibid.check;

import org.jspecify.annotations.NullMarked;
