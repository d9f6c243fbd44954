package dev.ibid.note;

import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of Org where a citekey is wanted. */
final class OrgPrompts {
  private OrgPrompts() {}

  private static final int MAX_BACK = 2000;

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    int first = Math.max(0, offset - MAX_BACK);
    int open = openBracket(text, first, offset);
    if (open > 0 && text.charAt(open - 1) == '[') {
      int colon = text.indexOf(':', open, offset);
      boolean cites = colon > 0 && isType(text, open + 1, colon);
      String close = Closing.unmatched(text, offset, '[', ']') > 0 ? "" : "]]";
      return cites ? inLink(text, Math.max(lineStart, colon + 1), offset, close) : null;
    }
    if (open >= 0 && text.startsWith("[cite", open)) {
      int colon = OrgInline.headEnd(text, open, offset);
      String close = Closing.unmatched(text, offset, '[', ']') > 0 ? "" : "]";
      return colon < 0
          ? null
          : behindSign(text, Math.max(lineStart, colon + 1), offset, '@', close);
    }
    Prompt inMacro = LatexPrompts.at(text, lineStart, offset);
    return inMacro != null ? inMacro : plainLink(text, lineStart, offset);
  }

  /** The innermost bracket that is open at the cursor, in its paragraph; or -1. */
  private static int openBracket(String text, int first, int offset) {
    int closed = 0;
    for (int at = offset - 1; at >= first; at--) {
      char c = text.charAt(at);
      if (c == ']') {
        closed++;
      } else if (c == '[' && closed-- == 0) {
        return at;
      } else if (c == '\n' && at > 0 && text.charAt(at - 1) == '\n') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isType(String text, int start, int colon) {
    int end = colon > start && text.charAt(colon - 1) == '*' ? colon - 1 : colon;
    return LatexCites.shapeOf(text.substring(start, end)) != null;
  }

  private static @Nullable Prompt inLink(String text, int start, int offset, String close) {
    return text.indexOf('&', start, offset) >= 0
        ? behindSign(text, start, offset, '&', close)
        : KeyListPrompts.inList(text, start, offset, ",", close);
  }

  /**
   * Behind the sign of the reference that the cursor stands in; or where it begins, with one word
   * at most, which may be a key whose sign is missing.
   */
  private static @Nullable Prompt behindSign(
      String text, int start, int offset, char sign, String close) {
    int part = Math.max(start, text.lastIndexOf(';', offset - 1) + 1);
    while (part < offset && text.charAt(part) == ' ') {
      part++;
    }
    int mark = text.indexOf(sign, part, offset);
    if (mark < 0) {
      return signless(text, part, offset, sign, close);
    }
    String typed = text.substring(mark + 1, offset);
    boolean key = typed.chars().allMatch(c -> OrgInline.isKeyChar((char) c));
    if (!key && !Prompts.isSearch(typed)) {
      return null;
    }
    int end = key ? keyEnd(text, offset) : offset;
    return new InKeyList(new Span(mark + 1, end), typed, "", close);
  }

  private static @Nullable Prompt signless(
      String text, int start, int offset, char sign, String close) {
    String typed = text.substring(start, offset);
    int end = keyEnd(text, offset);
    boolean word = typed.chars().allMatch(c -> OrgInline.isPlainKeyChar((char) c));
    boolean signed = end < text.length() && text.charAt(end) == sign;
    return word && !signed
        ? new InKeyList(new Span(start, end), typed, String.valueOf(sign), close)
        : null;
  }

  private static int keyEnd(String text, int offset) {
    int end = offset;
    while (end < text.length() && OrgInline.isPlainKeyChar(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static @Nullable Prompt plainLink(String text, int lineStart, int offset) {
    int start = offset;
    while (start > lineStart
        && (OrgInline.isPlainKeyChar(text.charAt(start - 1))
            || ",;&*".indexOf(text.charAt(start - 1)) >= 0)) {
      start--;
    }
    int colon = text.indexOf(':', start, offset);
    if (colon < 0 || !isType(text, start, colon)) {
      return null;
    }
    return inLink(text, colon + 1, offset, "");
  }
}
