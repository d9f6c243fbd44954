package dev.ibid.note;

import dev.ibid.note.Prompt.AfterAt;
import dev.ibid.note.Prompt.InKeyList;
import dev.ibid.text.Span;
import org.jspecify.annotations.Nullable;

/** The places of Typst where a citekey is wanted: behind {@code @}, and in {@code #cite(<}. */
final class TypstPrompts {
  private TypstPrompts() {}

  static @Nullable Prompt at(String text, int lineStart, int offset) {
    int start = offset;
    while (start > lineStart && TypstReader.isLabelChar(text.charAt(start - 1))) {
      start--;
    }
    if (start == lineStart) {
      return null;
    }
    Span replaced = new Span(start, end(text, offset));
    String typed = text.substring(start, offset);
    return switch (text.charAt(start - 1)) {
      case '@' ->
          isReference(text, start - 1) ? new AfterAt(replaced, typed, start - 1, false, "") : null;
      case '<' ->
          isArgument(text, lineStart, start - 1)
              ? new InKeyList(replaced, typed, "", close(text, replaced.end(), ">", 1))
              : null;
      case '(' ->
          isArgument(text, lineStart, start)
                  && replaced.end() == offset
                  && !text.startsWith("<", offset)
              ? new InKeyList(replaced, typed, "<", ">" + parentheses(text, replaced.end(), 1))
              : null;
      case '"' -> {
        int label = start - 1 - 6;
        boolean cites =
            label > lineStart
                && text.startsWith("label(", label)
                && isArgument(text, lineStart, label);
        yield cites
            ? new InKeyList(replaced, typed, "", close(text, replaced.end(), "\"", 2))
            : null;
      }
      default -> null;
    };
  }

  /** A letter before it makes an e-mail address more likely than what Typst sees, a reference. */
  private static boolean isReference(String text, int sign) {
    return sign == 0
        || !(Character.isLetterOrDigit(text.charAt(sign - 1))
            || "\\\"./@".indexOf(text.charAt(sign - 1)) >= 0);
  }

  /** Whether {@code open} is within the arguments of a function that cites. */
  private static boolean isArgument(String text, int lineStart, int open) {
    int bracket = text.lastIndexOf('(', open - 1);
    if (bracket <= lineStart || text.indexOf(')', bracket, open) >= 0) {
      return false;
    }
    int start = bracket;
    while (start > lineStart && ArxivSpelling.isArchiveChar(text.charAt(start - 1))) {
      start--;
    }
    String name = text.substring(start, bracket);
    return name.startsWith("cite") || name.endsWith("cite");
  }

  /** What closes a label and {@code depth} calls, as far as it is not there. */
  private static String close(String text, int end, String mark, int depth) {
    return text.startsWith(mark, end) ? "" : mark + parentheses(text, end, depth);
  }

  private static String parentheses(String text, int end, int depth) {
    return ")".repeat(Math.max(0, depth - Closing.unmatched(text, end, '(', ')')));
  }

  private static int end(String text, int offset) {
    int end = offset;
    while (end < text.length() && TypstReader.isLabelChar(text.charAt(end))) {
      end++;
    }
    while (end > offset && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
      end--;
    }
    return end;
  }
}
