package dev.ibid.tex;

/**
 * The shapes of letters that math tells apart and that Unicode has code points for. Bold and
 * upright letters stay plain: they say little, and plain ones are found by searching.
 *
 * <p>Source: Unicode, Mathematical Alphanumeric Symbols (U+1D400), with the letters that an older
 * block holds.
 */
enum TexAlphabet {
  PLAIN(0, 0, "", ""),
  BLACKBOARD(0x1D538, 0x1D552, "CHNPQRZ", "ℂℍℕℙℚℝℤ"),
  SCRIPT(0x1D49C, 0x1D4B6, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"),
  FRAKTUR(0x1D504, 0x1D51E, "CHIRZ", "ℭℌℑℜℨ");

  private final int upper;
  private final int lower;
  private final String elsewhere;
  private final String substitutes;

  TexAlphabet(int upper, int lower, String elsewhere, String substitutes) {
    this.upper = upper;
    this.lower = lower;
    this.elsewhere = elsewhere;
    this.substitutes = substitutes;
  }

  void append(StringBuilder out, char c) {
    if (this == PLAIN || !TexScan.isLetter(c)) {
      out.append(c);
      return;
    }
    int known = elsewhere.indexOf(c);
    if (known >= 0) {
      out.append(substitutes.charAt(known));
    } else {
      out.appendCodePoint(c >= 'a' ? lower + c - 'a' : upper + c - 'A');
    }
  }
}
