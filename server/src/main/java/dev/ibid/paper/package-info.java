/** Papers and the names they go by: identifiers, keys, authors. */
@NullMarked
package dev.ibid.paper;

import org.jspecify.annotations.NullMarked;
