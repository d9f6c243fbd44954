package dev.ibid.note;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of Markdown where a citekey is wanted: behind an {@code @}. */
final class MarkdownPrompts {
  private MarkdownPrompts() {}

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    if (offset < FrontMatter.end(text, 0)) {
      return null;
    }
    int sign = text.lastIndexOf('@', offset - 1);
    if (sign < lineStart || offset - sign > Prompts.MAX_TYPED || isEscaped(text, sign)) {
      return null;
    }
    if (!Citekeys.mayBegin(text, sign, lineStart) || isInAddress(text, lineStart, sign)) {
      return null;
    }
    int start = sign + 1;
    boolean braced = start < offset && text.charAt(start) == '{';
    start = braced ? start + 1 : start;
    String typed = text.substring(start, offset);
    boolean bracketed = isBracketed(text, lineStart, sign);
    boolean key = typed.chars().allMatch(c -> isKeyPart((char) c));
    if (!key && !(bracketed && Prompts.isSearch(typed))) {
      return null;
    }
    int end = key ? keyEnd(text, offset) : offset;
    return new AfterAt(new Span(start, end), typed, sign, bracketed);
  }

  private static boolean isEscaped(String text, int sign) {
    int before = sign;
    while (before > 0 && text.charAt(before - 1) == '\\') {
      before--;
    }
    return (sign - before) % 2 == 1;
  }

  /** Whether the {@code @} is a part of an address or of a link's destination. */
  private static boolean isInAddress(String text, int lineStart, int sign) {
    int start = sign;
    while (start > lineStart && text.charAt(start - 1) > ' ') {
      start--;
    }
    String before = text.substring(start, sign);
    return before.contains("://") || before.contains("mailto:") || before.contains("](");
  }

  private static boolean isBracketed(String text, int lineStart, int sign) {
    int closed = 0;
    for (int at = sign - 1; at >= lineStart; at--) {
      char c = text.charAt(at);
      if (c == ']') {
        closed++;
      } else if (c == '[' && closed-- == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyPart(char c) {
    return Citekeys.isKeyLetter(c)
        || Character.isSurrogate(c)
        || (Citekeys.isInternal(c) && c != '<' && c != '>');
  }

  /** The rest of the key behind the cursor. */
  private static int keyEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && isKeyPart(text.charAt(end))) {
      end++;
    }
    while (end > offset && Citekeys.isInternal(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
