/** Papers from arXiv, asked for by a person, into a bibliography of theirs. */
@NullMarked
package dev.ibid.fetch;

import org.jspecify.annotations.NullMarked;
