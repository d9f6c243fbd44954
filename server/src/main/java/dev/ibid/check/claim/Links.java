package dev.ibid.check.claim;

import dev.ibid.text.Span;

/**
 * The link that a citation is the address of, in any note language: by what stands around the
 * address, which is different in each.
 */
final class Links {
  private Links() {}

  private static final int LONGEST = 600;

  /**
   * A link.
   *
   * @param whole with all that belongs to it; the address alone where there is no link
   * @param text what it shows; empty where there is none
   */
  record Link(Span whole, Span text) {}

  static Link around(String text, Span address) {
    int begin = address.start();
    int end = address.end();
    while (end < text.length() && end - address.end() < 80 && isAddress(text.charAt(end))) {
      end++;
    }
    int open = begin > 0 && text.charAt(begin - 1) == '<' ? begin - 1 : begin;
    if (text.startsWith("](", open - 2)) {
      return markdown(text, open - 2, end);
    }
    if (text.startsWith("[[", begin - 2) && text.startsWith("][", end)) {
      return behind(text, begin - 2, end + 2, text.indexOf("]]", end), 2);
    }
    if (text.startsWith("{", begin - 1) && text.startsWith("}{", end)) {
      int command = Math.max(0, text.lastIndexOf('\\', begin));
      return behind(text, command, end + 2, closing(text, end + 1, '{', '}'), 1);
    }
    if (text.startsWith("(\"", begin - 2) && text.startsWith("\")[", end)) {
      int command = Math.max(0, text.lastIndexOf('#', begin));
      return behind(text, command, end + 3, closing(text, end + 2, '[', ']'), 1);
    }
    if (open < begin && text.startsWith(">`", end)) {
      int tick = text.lastIndexOf('`', begin);
      return tick < 0 || begin - tick > LONGEST
          ? bare(begin, end)
          : new Link(new Span(tick, end + 2), new Span(tick + 1, open));
    }
    if (text.startsWith("=\"", begin - 2) || text.startsWith("='", begin - 2)) {
      int shown = text.indexOf('>', end) + 1;
      int tag = Math.max(0, text.lastIndexOf('<', begin));
      return shown > 0 && shown - end < 200
          ? behind(text, tag, shown, text.indexOf("</a", shown), 4)
          : bare(begin, end);
    }
    if (text.startsWith("[", end)) {
      return behind(text, begin, end + 1, closing(text, end, '[', ']'), 1);
    }
    return bare(begin, end);
  }

  private static Link bare(int begin, int end) {
    return new Link(new Span(begin, end), new Span(begin, begin));
  }

  private static boolean isAddress(char c) {
    return c > ' ' && "()[]{}<>\"'|,;`*".indexOf(c) < 0;
  }

  /** {@code close} is where the shown text ends, below 0 where it does not. */
  private static Link behind(String text, int begin, int shown, int close, int closeLength) {
    if (close < shown || close - shown > LONGEST || shown - begin > LONGEST) {
      return new Link(new Span(begin, shown), new Span(begin, begin));
    }
    int end = Math.min(text.length(), close + closeLength);
    return new Link(new Span(begin, end), new Span(shown, close));
  }

  private static Link markdown(String text, int bracket, int addressEnd) {
    int depth = 0;
    int end = text.startsWith(")", addressEnd) ? addressEnd + 1 : addressEnd;
    for (int at = bracket; at >= 0 && bracket - at < LONGEST; at--) {
      char c = text.charAt(at);
      if (c == ']') {
        depth++;
      } else if (c == '[' && --depth == 0) {
        return new Link(new Span(at, end), new Span(at + 1, bracket));
      }
    }
    return bare(bracket, end);
  }

  private static int closing(String text, int open, char opens, char closes) {
    int depth = 0;
    for (int at = open; at < text.length() && at - open < LONGEST; at++) {
      char c = text.charAt(at);
      if (c == opens) {
        depth++;
      } else if (c == closes && --depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
