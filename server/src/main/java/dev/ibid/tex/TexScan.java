package dev.ibid.tex;

import java.util.Arrays;

/** What can be told of a text by looking ahead, all of it in time linear in the text. */
final class TexScan {

  private final String text;
  private final int[] closing;

  TexScan(String text) {
    this.text = text;
    this.closing = closingBraces(text);
  }

  /** The brace that closes the one at {@code open}, or -1 where it is not before {@code end}. */
  int closingBrace(int open, int end) {
    int close = closing.length == 0 ? -1 : closing[open];
    return close < end ? close : -1;
  }

  /** The next dollar sign that is not escaped, or -1. */
  int nextDollar(int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '$') {
        return i;
      }
    }
    return -1;
  }

  /** Two amounts of money, as in "from $5 to $10", where math would begin and end. */
  boolean isPrice(int open, int close, int end) {
    return open < close
        && isDigit(text.charAt(open))
        && TexText.isSpace(text.charAt(close - 1))
        && close + 1 < end
        && isDigit(text.charAt(close + 1));
  }

  /** Where {@code \)} or {@code \]} stands next, or -1. */
  int closingMath(char bracket, int from, int end) {
    for (int i = from; i + 1 < end; i++) {
      if (text.charAt(i) == '\\' && text.charAt(++i) == bracket) {
        return i - 1;
      }
    }
    return -1;
  }

  private static int[] closingBraces(String text) {
    if (text.indexOf('{') < 0) {
      return new int[0];
    }
    int[] closing = new int[text.length()];
    Arrays.fill(closing, -1);
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '{' -> {
          if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
          }
          open[depth++] = i;
        }
        case '}' -> {
          if (depth > 0) {
            closing[open[--depth]] = i;
          }
        }
        default -> {}
      }
    }
    return closing;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }
}
