/** TeX in the words of papers, made into text as people read it. */
@NullMarked
package dev.ibid.tex;

import org.jspecify.annotations.NullMarked;
