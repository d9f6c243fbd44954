/** The wire: decoding requests, ordering them, encoding answers. */
@NullMarked
package dev.ibid.lsp;

import org.jspecify.annotations.NullMarked;
