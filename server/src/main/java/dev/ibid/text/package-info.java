/** Text, spans and positions. Offsets are UTF-16 code units, counted from 0. */
@NullMarked
package dev.ibid.text;

import org.jspecify.annotations.NullMarked;
