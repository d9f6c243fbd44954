/** BibTeX as it is written: entries and where they stand, names, the papers they are of. */
@NullMarked
package dev.ibid.bibtex;

import org.jspecify.annotations.NullMarked;
