package dev.ibid.tex;

/** Superscripts and subscripts, in Unicode's own characters where it has all that are needed. */
final class TexScripts {
  private TexScripts() {}

  private static final String PLAIN_ABOVE =
      "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ";
  private static final String ABOVE =
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ";
  private static final String PLAIN_BELOW = "0123456789+-=()aehijklmnoprstuvxβγρφχ";
  private static final String BELOW = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";

  /** What already stands high by itself. */
  private static final String HIGH = "*∗†‡′″°∘⋆";

  static void append(StringBuilder out, boolean raised, String script) {
    if (script.isEmpty()) {
      return;
    }
    if (raised && consistsOf(script, HIGH)) {
      out.append(script.replace('∘', '°').replace('∗', '*'));
      return;
    }
    String plain = raised ? PLAIN_ABOVE : PLAIN_BELOW;
    if (consistsOf(script, plain)) {
      String set = raised ? ABOVE : BELOW;
      for (int at = 0; at < script.length(); at++) {
        out.append(set.charAt(plain.indexOf(script.charAt(at))));
      }
      return;
    }
    out.append(raised ? '^' : '_').append(bracketed(script));
  }

  /** {@code text} in parentheses where it is more than one word or symbol. */
  static String bracketed(String text) {
    boolean one =
        text.codePointCount(0, text.length()) <= 1
            || text.chars().allMatch(c -> Character.isLetterOrDigit(c))
            || text.codePoints().allMatch(c -> Character.isLetter(c));
    return one ? text : "(" + text + ")";
  }

  private static boolean consistsOf(String text, String characters) {
    for (int at = 0; at < text.length(); at++) {
      if (characters.indexOf(text.charAt(at)) < 0) {
        return false;
      }
    }
    return true;
  }
}
