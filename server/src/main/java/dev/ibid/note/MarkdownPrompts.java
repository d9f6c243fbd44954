package dev.ibid.note;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of Markdown where a citekey is wanted: behind an {@code @}, and in MyST's roles. */
final class MarkdownPrompts {
  private MarkdownPrompts() {}

  /** Longer texts between a bracket and an {@code @} are sentences. */
  private static final int MAX_PREFIX = 40;

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    if (offset < FrontMatter.end(text, 0) && !isNocite(text, offset)) {
      return null;
    }
    Prompt inRole = KeyListPrompts.inMyst(text, lineStart, offset);
    if (inRole != null) {
      return inRole;
    }
    int sign = text.lastIndexOf('@', offset - 1);
    if (sign < lineStart) {
      return null;
    }
    int open = openBracket(text, lineStart, sign);
    int part = text.lastIndexOf(';', offset - 1);
    if (part > sign && open >= 0 && isCitation(text, open, sign)) {
      return behindSemicolon(text, open, part, offset);
    }
    if (offset - sign > Prompts.MAX_TYPED || isEscaped(text, sign)) {
      return null;
    }
    if (!Citekeys.mayBegin(text, sign, lineStart) || isInAddress(text, lineStart, sign)) {
      return null;
    }
    int start = sign + 1;
    boolean braced = start < offset && text.charAt(start) == '{';
    start = braced ? start + 1 : start;
    String typed = text.substring(start, offset);
    boolean key = typed.chars().allMatch(c -> isKeyPart((char) c));
    if (!key && !(open >= 0 && Prompts.isSearch(typed))) {
      return null;
    }
    int end = key ? keyEnd(text, offset) : offset;
    boolean closed = open < 0 || !isCitation(text, open, sign);
    String close = closed ? "" : close(text, open, end);
    Span replaced = new Span(start, end);
    if (braced) {
      boolean brace = text.startsWith("}", end);
      return new InKeyList(replaced, typed, "", brace ? "" : "}" + close);
    }
    return new AfterAt(replaced, typed, sign, open >= 0, close);
  }

  /** Where another key may begin: {@code [@key; } with at most the beginning of a word. */
  private static @Nullable Prompt behindSemicolon(String text, int open, int part, int offset) {
    int start = part + 1;
    while (start < offset && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    String typed = text.substring(start, offset);
    int end = keyEnd(text, offset);
    boolean word = typed.chars().allMatch(c -> isKeyPart((char) c));
    boolean signed = end < text.length() && text.charAt(end) == '@';
    return word && !signed
        ? new AfterAt(new Span(start, end), typed, start, true, close(text, open, end))
        : null;
  }

  private static boolean isNocite(String text, int offset) {
    return FrontMatter.keyFields(text, new Span(0, FrontMatter.end(text, 0))).stream()
        .anyMatch(field -> field.touches(offset));
  }

  /** What closes the bracket at {@code open}: none, one, or the two of a link to a note. */
  private static String close(String text, int open, int from) {
    boolean closed = Closing.unmatched(text, from, '[', ']') > 0;
    boolean twice = open > 0 && text.charAt(open - 1) == '[';
    return closed ? "" : twice ? "]]" : "]";
  }

  /** Whether the bracket was opened to cite, going by what stands before the {@code @}. */
  private static boolean isCitation(String text, int open, int sign) {
    int part = Math.max(open, text.lastIndexOf(';', sign));
    return sign - part <= MAX_PREFIX && text.lastIndexOf(')', sign) < part;
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

  /** The innermost bracket of the line that is open at {@code sign}, or -1. */
  private static int openBracket(String text, int lineStart, int sign) {
    int closed = 0;
    for (int at = sign - 1; at >= lineStart; at--) {
      char c = text.charAt(at);
      if (c == ']') {
        closed++;
      } else if (c == '[' && closed-- == 0) {
        return at;
      }
    }
    return -1;
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
