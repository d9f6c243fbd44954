package dev.ibid.tex;

import java.util.Arrays;

/**
 * One pass over one text. Takes time linear in its length: matching braces are found once, and
 * nesting beyond {@link #DEEPEST} is read flat.
 */
final class TexConversion {

  /** Deeper nesting is a broken or hostile text. */
  private static final int DEEPEST = 40;

  private static final int LONGEST_OPTION = 200;

  /** The characters of ASCII that stand for something else, or may. */
  private static final boolean[] SPECIAL = new boolean[128];

  static {
    Arrays.fill(SPECIAL, 0, ' ', true);
    for (char c : "\\{}$^_~-'`".toCharArray()) {
      SPECIAL[c] = true;
    }
  }

  private final String text;
  private final TexScan scan;
  private final StringBuilder out;
  private int at;
  private int end;
  private boolean math;
  private TexAlphabet alphabet = TexAlphabet.PLAIN;
  private int depth;

  /** The end of a stretch in which a math bracket was looked for in vain. */
  private int unclosedUntil = -1;

  private TexConversion(String text) {
    this.text = text;
    this.end = text.length();
    this.scan = new TexScan(text);
    this.out = new StringBuilder(text.length());
  }

  static String convert(String text) {
    TexConversion conversion = new TexConversion(text);
    conversion.run();
    return TexText.stripped(conversion.out);
  }

  private void run() {
    while (at < end) {
      plainRun();
      if (at < end) {
        step();
      }
    }
  }

  /** Copies, at once, what needs no conversion. */
  private void plainRun() {
    if (alphabet != TexAlphabet.PLAIN) {
      return;
    }
    int begin = at;
    boolean blank = endsInBlank();
    while (at < end) {
      char c = text.charAt(at);
      boolean space = c == ' ';
      if (c < SPECIAL.length ? SPECIAL[c] || (space && blank) : TexText.isSpace(c)) {
        break;
      }
      blank = space;
      at++;
    }
    out.append(text, begin, at);
  }

  /** Converts what stands at {@link #at} and moves behind it. */
  private void step() {
    char c = text.charAt(at);
    switch (c) {
      case '\\' -> command();
      case '{' -> group();
      case '}' -> at++;
      case '$' -> dollar();
      case '^', '_' -> script(c);
      case '~' -> tie();
      case '-' -> dash();
      case '\'', '`' -> quote(c);
      default -> character();
    }
  }

  private void character() {
    char c = text.charAt(at++);
    if (TexText.isSpace(c)) {
      blank();
    } else {
      alphabet.append(out, c);
    }
  }

  private void blank() {
    if (!out.isEmpty() && !endsInBlank()) {
      out.append(' ');
    }
  }

  private boolean endsInBlank() {
    return out.isEmpty() || out.charAt(out.length() - 1) == ' ';
  }

  private void group() {
    int close = closingAt(at);
    if (close < 0) {
      at++;
      return;
    }
    TexAlphabet outer = alphabet;
    within(at + 1, close, math);
    alphabet = outer;
    at = close + 1;
  }

  /** The brace that closes the one at {@code open}, or -1 where the group is to be read flat. */
  private int closingAt(int open) {
    return depth < DEEPEST ? scan.closingBrace(open, end) : -1;
  }

  /** Converts {@code begin..until} into {@link #out}, and leaves the position at {@code until}. */
  private void within(int begin, int until, boolean asMath) {
    int outerEnd = end;
    boolean outerMath = math;
    at = begin;
    end = until;
    math = asMath;
    depth++;
    run();
    depth--;
    at = until;
    end = outerEnd;
    math = outerMath;
  }

  private void dollar() {
    int begin = at;
    boolean display = begin + 1 < end && text.charAt(begin + 1) == '$';
    int open = display ? begin + 2 : begin + 1;
    int close = scan.nextDollar(open, end);
    if (math || depth >= DEEPEST) {
      at = open;
    } else if (close < 0 || scan.isPrice(open, close, end)) {
      out.append(display ? "" : "$");
      at = open;
    } else {
      TexAlphabet outer = alphabet;
      within(open, close, true);
      alphabet = outer;
      at = display && close + 1 < end && text.charAt(close + 1) == '$' ? close + 2 : close + 1;
    }
  }

  private void script(char c) {
    boolean marked = at + 1 < end && (text.charAt(at + 1) == '{' || text.charAt(at + 1) == '\\');
    at++;
    if (!math && !marked) {
      out.append(c);
      return;
    }
    TexScripts.append(out, c == '^', argument(true));
  }

  private void tie() {
    boolean literal =
        (at > 0 && text.charAt(at - 1) == '/')
            || ((at == 0 || TexText.isSpace(text.charAt(at - 1)))
                && at + 1 < end
                && TexScan.isDigit(text.charAt(at + 1)));
    at++;
    if (literal && !math) {
      out.append('~');
    } else {
      blank();
    }
  }

  private void dash() {
    int run = 1;
    while (at + run < end && text.charAt(at + run) == '-') {
      run++;
    }
    int behind = at + run;
    boolean option =
        endsInBlank() && behind < end && Character.isLetter(text.charAt(behind)) && run == 2;
    if (run == 1 || run > 3 || math || option) {
      out.repeat('-', run);
    } else {
      out.append(run == 2 ? '–' : '—');
    }
    at = behind;
  }

  private void quote(char c) {
    boolean twice = at + 1 < end && text.charAt(at + 1) == c;
    at += twice ? 2 : 1;
    if (c == '`') {
      out.append(twice ? '“' : '‘');
    } else if (math) {
      out.append(twice ? '″' : '′');
    } else {
      out.append(twice ? '”' : '\'');
    }
  }

  private void command() {
    int begin = ++at;
    if (begin >= end) {
      return;
    }
    while (at < end && TexScan.isLetter(text.charAt(at))) {
      at++;
    }
    if (at == begin) {
      controlSymbol(text.charAt(at++));
      return;
    }
    String name = text.substring(begin, at);
    TexSymbols.Meaning meaning = TexSymbols.meaningOf(name, math);
    switch (meaning) {
      case TexSymbols.Symbol symbol -> symbol(symbol);
      case TexSymbols.Accent accent -> accent(accent.mark(), accent.onEach());
      case TexSymbols.Letters letters -> letters(letters);
      case TexSymbols.Plain plain -> plain(plain.math());
      case TexSymbols.Skip skip -> skip(skip.arguments());
      case TexSymbols.Script script -> TexScripts.append(out, script.raised(), argument(math));
      case TexSymbols.Fraction fraction -> fraction();
      case TexSymbols.Root root -> root();
      case TexSymbols.Delimiter delimiter -> delimiter();
      case TexSymbols.Unknown unknown -> unknown(name);
    }
  }

  private void controlSymbol(char c) {
    switch (c) {
      case '\'' -> accent('\u0301', false);
      case '`' -> accent('\u0300', false);
      case '^' -> accent('\u0302', false);
      case '"' -> accent('\u0308', false);
      case '~' -> accent('\u0303', false);
      case '=' -> accent('\u0304', false);
      case '.' -> accent('\u0307', false);
      case '(', '[' -> enterMath(c);
      case '-', '/', '!', ')', ']' -> {}
      case '|' -> out.append('‖');
      case '\\', ' ', ',', ';', ':', '>', '\n', '\r', '\t' -> blank();
      default -> out.append(c);
    }
  }

  /** Reads {@code \(...\)} and {@code \[...\]}; without an end, the bracket is dropped. */
  private void enterMath(char open) {
    if (math || depth >= DEEPEST || unclosedUntil == end) {
      return;
    }
    int close = scan.closingMath(open == '(' ? ')' : ']', at, end);
    if (close < 0) {
      unclosedUntil = end;
      return;
    }
    TexAlphabet outer = alphabet;
    within(at, close, true);
    alphabet = outer;
    at = Math.min(close + 2, end);
  }

  private void symbol(TexSymbols.Symbol symbol) {
    boolean word = math && symbol.isWord();
    if (word && !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
    boolean open = endsInBlank();
    out.append(symbol.text());
    boolean blankBehind = at < end && TexText.isSpace(text.charAt(at));
    skipBlanks();
    if (symbol.swallows()) {
      dropEmptyGroup();
    } else if (blankBehind && (!math || open || word)) {
      blank();
    } else if (word && at < end && (TexScan.isLetterOrDigit(text.charAt(at)) || opensSymbol())) {
      blank();
    } else {
      dropEmptyGroup();
    }
  }

  /** Whether a command follows that sets something to read, not a delimiter of some size. */
  private boolean opensSymbol() {
    return text.charAt(at) == '\\'
        && at + 1 < end
        && TexScan.isLetter(text.charAt(at + 1))
        && !text.startsWith("left", at + 1)
        && !text.startsWith("big", at + 1)
        && !text.startsWith("Big", at + 1);
  }

  private void dropEmptyGroup() {
    if (at + 1 < end && text.charAt(at) == '{' && text.charAt(at + 1) == '}') {
      at += 2;
    }
  }

  private void accent(char mark, boolean onEach) {
    String base = argument(math);
    TexAccents.append(out, base, mark, onEach);
  }

  private void letters(TexSymbols.Letters letters) {
    boolean declaration = letters.declaration() && !opensGroup();
    if (declaration) {
      skipBlanks();
      alphabet = letters.alphabet();
      return;
    }
    TexAlphabet outer = alphabet;
    alphabet = letters.alphabet();
    out.append(argument(true));
    alphabet = outer;
  }

  private boolean opensGroup() {
    return at < end && text.charAt(at) == '{';
  }

  /** A command that only dresses its argument, as {@code \emph}, or the rest, as {@code \it}. */
  private void plain(boolean asMath) {
    skipBlanks();
    if (!opensGroup()) {
      alphabet = TexAlphabet.PLAIN;
      return;
    }
    int close = closingAt(at);
    if (close < 0) {
      at++;
      return;
    }
    TexAlphabet outer = alphabet;
    alphabet = TexAlphabet.PLAIN;
    within(at + 1, close, asMath);
    alphabet = outer;
    at = close + 1;
  }

  private void skip(int arguments) {
    if (arguments == 0) {
      blank();
    }
    for (int i = 0; i < arguments; i++) {
      skipOption();
      int close = opensGroup() ? closingAt(at) : -1;
      if (close < 0) {
        return;
      }
      at = close + 1;
    }
  }

  private String skipOption() {
    if (at >= end || text.charAt(at) != '[') {
      return "";
    }
    int limit = Math.min(end, at + LONGEST_OPTION);
    for (int close = at + 1; close < limit; close++) {
      if (text.charAt(close) == ']') {
        String option = text.substring(at + 1, close);
        at = close + 1;
        return option;
      }
    }
    return "";
  }

  private void fraction() {
    String above = argument(math);
    String below = argument(math);
    out.append(TexScripts.bracketed(above)).append('/').append(TexScripts.bracketed(below));
  }

  private void root() {
    String degree = skipOption();
    String under = argument(math);
    switch (degree) {
      case "" -> out.append('√');
      case "3" -> out.append('∛');
      case "4" -> out.append('∜');
      default -> {
        TexScripts.append(out, true, degree);
        out.append('√');
      }
    }
    out.append(TexScripts.bracketed(under));
  }

  /** {@code \left.} stands for a delimiter that is not to be seen. */
  private void delimiter() {
    skipBlanks();
    if (at < end && text.charAt(at) == '.') {
      at++;
    }
  }

  private void unknown(String name) {
    skipOption();
    if (opensGroup()) {
      group();
      return;
    }
    if (at < end && TexText.isSpace(text.charAt(at))) {
      out.append(name);
      skipBlanks();
      blank();
    } else {
      out.append(name);
    }
  }

  /** Converts the next token or group by itself, and moves behind it. */
  private String argument(boolean asMath) {
    skipBlanks();
    if (at >= end || depth >= DEEPEST) {
      return "";
    }
    int begin = out.length();
    boolean outerMath = math;
    char c = text.charAt(at);
    if (c == '{') {
      int close = closingAt(at);
      if (close < 0) {
        at++;
        return "";
      }
      TexAlphabet outer = alphabet;
      within(at + 1, close, asMath);
      alphabet = outer;
      at = close + 1;
    } else if (c == '\\') {
      math = asMath;
      depth++;
      command();
      depth--;
      math = outerMath;
    } else if (c == '$' || c == '}') {
      return "";
    } else if (Character.isHighSurrogate(c) && at + 1 < end) {
      out.append(text, at, at + 2);
      at += 2;
    } else {
      at++;
      alphabet.append(out, c);
    }
    String argument = out.substring(begin).strip();
    out.setLength(begin);
    return argument;
  }

  private void skipBlanks() {
    while (at < end && TexText.isSpace(text.charAt(at))) {
      at++;
    }
  }
}
