package dev.ibid.tex;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the commands mean that titles and abstracts are written with. */
final class TexSymbols {
  private TexSymbols() {}

  /** What is to be done where a command stands. */
  sealed interface Meaning {}

  /**
   * A character or a word.
   *
   * @param swallows whether the blank behind the command only ends its name, as in {@code \o re}
   */
  record Symbol(String text, boolean swallows) implements Meaning {
    boolean isWord() {
      return text.length() > 1 && TexScan.isLetter(text.charAt(0));
    }
  }

  record Accent(char mark, boolean onEach) implements Meaning {}

  /**
   * Letters of a special shape.
   *
   * @param declaration whether it holds for the rest of the group
   */
  record Letters(TexAlphabet alphabet, boolean declaration) implements Meaning {}

  /** Only dresses up its argument or what follows. */
  record Plain(boolean math) implements Meaning {}

  /** Not to be seen, and so many arguments with it. */
  record Skip(int arguments) implements Meaning {}

  record Script(boolean raised) implements Meaning {}

  record Fraction() implements Meaning {}

  record Root() implements Meaning {}

  record Delimiter() implements Meaning {}

  record Unknown() implements Meaning {}

  private static final Unknown UNKNOWN = new Unknown();
  private static final Map<String, Meaning> ANYWHERE = new HashMap<>(1024);
  private static final Map<String, Meaning> IN_TEXT = new HashMap<>();

  static Meaning meaningOf(String name, boolean math) {
    @Nullable Meaning meaning = math ? null : IN_TEXT.get(name);
    if (meaning == null) {
      meaning = ANYWHERE.get(name);
    }
    return meaning == null ? UNKNOWN : meaning;
  }

  private static final String SYMBOLS =
      """
      alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
      varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω digamma ϝ
      Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ
      Nu Ν Xi Ξ Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
      varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ
      varPsi Ψ varOmega Ω upalpha α upbeta β upgamma γ updelta δ upmu μ uppi π upsigma σ upnu ν
      textalpha α textbeta β textgamma γ textdelta δ textmu µ textpi π textomega ω textlambda λ
      ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ aleph ℵ beth ℶ gimel ℷ daleth ℸ wp ℘ Re ℜ Im ℑ eth ð
      partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬
      top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ Diamond ◇
      diamond ⋄ lozenge ◊ blacksquare ■ blacktriangle ▲ bigstar ★ star ⋆ ast ∗ circ ∘ bullet •
      cdot · cdotp · centerdot · times × div ÷ pm ± mp ∓ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
      cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖
      wr ≀ amalg ⨿ dagger † dag † ddagger ‡ ddag ‡ ltimes ⋉ rtimes ⋊ bowtie ⋈ Join ⋈ boxtimes ⊠
      boxplus ⊞ boxdot ⊡ bigcirc ◯ bigtriangleup △ bigtriangledown ▽ triangleleft ◁
      triangleright ▷ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ barwedge ⊼ veebar ⊻ curlywedge ⋏ curlyvee ⋎
      leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ equiv ≡ sim ∼
      simeq ≃ approx ≈ approxeq ≊ cong ≅ ncong ≇ propto ∝ varpropto ∝ asymp ≍ doteq ≐ prec ≺
      succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷
      subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ Subset ⋐
      sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ notin ∉ ni ∋ owns ∋ mid ∣ nmid ∤
      parallel ∥ nparallel ∦ perp ⊥ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ smile ⌣ frown ⌢
      not ¬ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ triangleq ≜ coloneqq ≔ eqsim ≂ backsim ∽ pitchfork ⋔
      leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒
      Leftrightarrow ⇔ mapsto ↦ longmapsto ⟼ longleftarrow ⟵ longrightarrow ⟶
      longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ implies ⟹
      impliedby ⟸ iff ⟺ hookleftarrow ↩ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕
      Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝
      rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌
      leftrightharpoons ⇋ rightrightarrows ⇉ leftleftarrows ⇇ leftrightarrows ⇆
      rightleftarrows ⇄ twoheadrightarrow ↠ rightarrowtail ↣ upharpoonright ↾ restriction ↾
      circlearrowleft ↺ circlearrowright ↻ nrightarrow ↛ nleftarrow ↚ multimap ⊸
      sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀
      bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆ surd √ prime ′ backprime ‵
      langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ]
      lvert | rvert | vert | Vert ‖ lVert ‖ rVert ‖ backslash ∖ llbracket ⟦ rrbracket ⟧
      lgroup ( rgroup ) ulcorner ⌜ urcorner ⌝
      ldots … dots … dotsc … dotsb … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis … dotso … colon :
      therefore ∴ because ∵ sharp ♯ flat ♭ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡
      spadesuit ♠ checkmark ✓ maltese ✠ S § P ¶ copyright © textcopyright © textregistered ®
      circledR ® circledS Ⓢ texttrademark ™ pounds £ textsterling £ texteuro € euro € EUR €
      textdegree ° degree ° degrees ° deg ° celsius ℃ textcelsius ℃ textmu µ micro µ ohm Ω
      textohm Ω perthousand ‰ textperthousand ‰ angstrom Å AA Å textasciitilde ~ textbackslash ∖
      textasciicircum ^ textunderscore _ textbar | textless < textgreater > textbraceleft {
      textbraceright } textdollar $ textquoteleft ‘ textquoteright ’ textquotedblleft “
      textquotedblright ” textquotesingle ' textquotedbl " lq ‘ rq ’ textendash – textemdash —
      textbullet • textperiodcentered · textpm ± texttimes × textdiv ÷ textonehalf ½
      textonequarter ¼ textthreequarters ¾ textsection § textparagraph ¶ textdagger †
      textdaggerdbl ‡ textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿
      guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹
      guilsinglright › quotedblbase „ quotesinglbase ‚ glqq „ grqq “ flqq « frqq »
      textvisiblespace ␣ textnumero № textrightarrow → textleftarrow ← textuparrow ↑
      textdownarrow ↓ textquestiondown ¿ sun ☉ astrosun ☉ Sun ☉ earth ⊕ mars ♂ venus ♀ jupiter ♃
      male ♂ female ♀ ss ß gtrapprox ⪆ lcm lcm complement ∁ Bbbk 𝕜 Finv Ⅎ intercal ⊺ bigdot •
      arcsec ″ arcmin ′ fdg ° farcs ″ slash / RR ℝ CC ℂ ZZ ℤ NN ℕ QQ ℚ FF 𝔽 PP ℙ
      R ℝ C ℂ Z ℤ N ℕ Q ℚ F 𝔽 reals ℝ Reals ℝ integers ℤ TeX TeX LaTeX LaTeX BibTeX BibTeX
      LaTeXe LaTeX2e XeTeX XeTeX
      """;

  private static final String WORDS =
      """
      log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth max min sup inf
      lim limsup liminf det dim ker hom arg gcd mod Pr deg polylog poly sgn sign tr Tr rank diag
      Hom End Aut Ext Tor Spec Gal Ker coker codim supp argmax argmin erf vol id
      """;

  /** Letters of text: the blank behind these commands only ends their name. */
  private static final String LETTERS =
      "ss ß SS SS o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ"
          + " DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ cprime ʹ cdprime ʺ textcommabelow , lasp ʾ rasp ʿ";

  private static final String ACCENTS_IN_TEXT =
      "u \u0306 v \u030c H \u030b c \u0327 k \u0328 b \u0331 d \u0323 r \u030a"
          + " textcommabelow \u0326 U \u030e";

  private static final String ACCENTS =
      "hat \u0302 widehat \u0302 bar \u0304 tilde \u0303 widetilde \u0303 vec \u20d7 dot \u0307"
          + " ddot \u0308 check \u030c breve \u0306 acute \u0301 grave \u0300 mathring \u030a";

  private static final String DRESSES =
      """
      emph textit textbf textsc textsl textsf texttt textup textmd textnormal underline uline mbox
      hbox fbox makebox text textrm rm bf it sl sc sf tt em small large Large LARGE normalsize
      footnotesize scriptsize tiny huge Huge bfseries itshape scshape slshape sffamily ttfamily
      rmfamily upshape mdseries normalfont url path enquote textquote MakeUppercase MakeLowercase
      uppercase lowercase natexlab textlatin protect relax centering noindent mathstrut displaystyle
      textstyle scriptstyle limits nolimits nobreak nonumber sloppy NoCaseChange mkbibquote mkbibemph
      mkbibbold bibstring unboldmath boldmath
      """;

  private static final String DRESSES_MATH =
      """
      mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm pmb operatorname mathop mathbin
      mathrel mathord mathopen mathclose ensuremath overrightarrow overleftarrow overbrace underbrace
      smash hm bold operatornamewithlimits mathbold symbf symup boxed
      """;

  private static final String SKIPS =
      """
      label 1 vphantom 1 hphantom 1 phantom 1 hspace 1 vspace 1 footnote 1 footnotetext 1 color 1
      textcolor 1 href 1 begin 1 end 1 thanks 1 index 1 noopsort 1 SortNoop 1 foreignlanguage 1
      selectlanguage 1 bibinfo 1 Bibinfo 1 fontsize 2 raisebox 1 scalebox 1 resizebox 2 stackrel 1
      overset 1 underset 1 colorbox 1 texorpdfstring 1 quad 0 qquad 0 enspace 0 thinspace 0 space 0
      negthinspace 0 xspace 0 hskip 0 vskip 0 kern 0 hfill 0 hfil 0 vfill 0 par 0 newline 0
      linebreak 0 break 0 footnotemark 0
      """;

  private static final String DELIMITERS =
      "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm";

  static {
    pairs(SYMBOLS, (name, text) -> ANYWHERE.put(name, new Symbol(text, false)));
    words(WORDS, name -> ANYWHERE.put(name, new Symbol(name, false)));
    pairs(ACCENTS, (name, mark) -> ANYWHERE.put(name, new Accent(mark.charAt(0), false)));
    ANYWHERE.put("overline", new Accent('\u0305', true));
    ANYWHERE.put("underline", new Accent('\u0332', true));
    words(DRESSES, name -> ANYWHERE.putIfAbsent(name, new Plain(false)));
    words(DRESSES_MATH, name -> ANYWHERE.put(name, new Plain(true)));
    words(DELIMITERS, name -> ANYWHERE.put(name, new Delimiter()));
    pairs(SKIPS, (name, count) -> ANYWHERE.put(name, new Skip(Integer.parseInt(count))));
    words("frac dfrac tfrac cfrac nicefrac sfrac", name -> ANYWHERE.put(name, new Fraction()));
    ANYWHERE.put("sqrt", new Root());
    ANYWHERE.put("textsuperscript", new Script(true));
    ANYWHERE.put("textsubscript", new Script(false));
    words("sp", name -> ANYWHERE.put(name, new Script(true)));
    words("sb", name -> ANYWHERE.put(name, new Script(false)));
    words("mathbb Bbb mathds mathbbm field", name -> letters(name, TexAlphabet.BLACKBOARD, false));
    words("mathcal mathscr EuScript", name -> letters(name, TexAlphabet.SCRIPT, false));
    words("mathfrak frak gothic", name -> letters(name, TexAlphabet.FRAKTUR, false));
    words("cal scr", name -> letters(name, TexAlphabet.SCRIPT, true));
    pairs(LETTERS, (name, letter) -> ANYWHERE.put(name, new Symbol(letter, true)));
    pairs(ACCENTS_IN_TEXT, (name, mark) -> IN_TEXT.put(name, new Accent(mark.charAt(0), false)));
    words("t underline overline", name -> IN_TEXT.put(name, new Plain(false)));
  }

  private static void letters(String name, TexAlphabet alphabet, boolean declaration) {
    ANYWHERE.put(name, new Letters(alphabet, declaration));
  }

  private static void words(String list, Consumer<String> each) {
    for (String word : list.strip().split("\\s+")) {
      each.accept(word);
    }
  }

  private static void pairs(String list, BiConsumer<String, String> each) {
    String[] words = list.strip().split("\\s+");
    for (int at = 0; at + 1 < words.length; at += 2) {
      each.accept(words[at], words[at + 1]);
    }
  }
}
