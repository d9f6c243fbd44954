/** What the text beside a citation claims the cited paper to be, and how that is judged. */
@NullMarked
package dev.ibid.check.claim;

import org.jspecify.annotations.NullMarked;
