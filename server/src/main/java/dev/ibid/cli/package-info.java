/** The command line. */
@NullMarked
package dev.ibid.cli;

import org.jspecify.annotations.NullMarked;
