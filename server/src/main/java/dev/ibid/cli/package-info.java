/** The command line: one class a command. Alone knows picocli. */
@NullMarked
package dev.ibid.cli;

import org.jspecify.annotations.NullMarked;
