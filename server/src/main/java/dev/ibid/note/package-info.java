/** Notes and the citations they hold. Reading is total: any text gives an answer. */
@NullMarked
package dev.ibid.note;

import org.jspecify.annotations.NullMarked;
