package dev.ibid.note;

/** For each language a text with nearly everything in it that its reader knows. */
public final class EverythingInEachLanguage {
  private EverythingInEachLanguage() {}

  public static String of(NoteLanguage language) {
    return switch (language) {
      case MARKDOWN -> MARKDOWN;
      case LATEX -> LATEX;
      case ORG -> ORG;
      case TYPST -> TYPST;
      case RST -> RST;
      case ASCIIDOC -> ASCIIDOC;
      case NOTEBOOK -> NOTEBOOK;
      case BIBLIOGRAPHY -> BIBLIOGRAPHY;
      case PLAIN_TEXT -> PLAIN_TEXT;
    };
  }

  private static final String MARKDOWN =
      """
      ---
      arxiv: 2306.17759
      nocite: |
        @all
      ---
      # Title @key with arXiv:2312.09832v2

      Text [see @a, pp. 3; -@b{ii, A}] and @{c:d} `code @x` ``a ` b`` $m_@a$ $$@b$$ \\(x\\) \\[y\\].
      - item <a href="https://arxiv.org/abs/2312.09832">x</a> <me@x.org> <!-- @c -->
        ```{note}
        @d
        ```
      > quote %% hidden @e %% [[@f#h|g]] [x](https://doi.org/10.1000/182 "t") ![](badge/arXiv-2312.09832-red)

          indented @code

      ~~~
      @fence
      ~~~
      | @g | arXiv:hep-th/9901001 v1 | {cite:p}`see h; i` |
      [^1]: note \ud83d\ude00@j \\begin{align} @k \\end{align} <pre>@l</pre> [@arxiv:2301.0001]
      %%CITATION = HEP-TH/9901001;%% eprint = {2306.17759} doi: 10.1000/182 \\arXiv{0809.0086}
      """;

  private static final String LATEX =
      """
      \\documentclass{article} % \\cite{hidden} arXiv:2312.09832
      \\newcommand{\\see}[1]{\\citep[see][]{#1}} \\let\\old\\cite
      \\newcommand\\arXiv[1]{\\href{https://arxiv.org/abs/#1}{arXiv:#1}}
      \\begin{document}
      Text \\citep*[see][p.~3]{a, % first
        b,c:d} 100\\% \\cites(pre)(post)[1]{e}[2][3]{f} \\volcite[see]{2}[3]{g}
      \\textcquote[3]{h}{text} \\cite<2->{i} \\nocite{*} \\cite[see \\citealp{j}]{k}

      \\verb|\\cite{x}| \\lstinline[a=b]{\\cite{y}} \\mintinline{tex}{\\cite{z}} \\url{https://a.b/%20}
      \\begin{verbatim}
      \\cite{hidden}
      \\end{verbatim}
      \\begin{displaycquote}[5]{l} \ud83d\ude00 \\end{displaycquote} \\iffalse \\ifx\\cite{m}\\fi \\fi
      \\href{https://arxiv.org/abs/2312.09832}{here} \\arXiv{0809.0086} \\eprint{hep-th/9901001}
      \\cite{arXiv:2301.0001} \\doi{10.1000/182} \\cite{m\u00fcller} \\label{n} \\ref{n}
      \\bibliography{refs,more} \\addbibresource[a=b]{c.bib} \\bibitem[x]{own} \\cite{unclosed
      \\end{document} \\cite{behind}
      """;

  private static final String ORG =
      """
      #+title: Notes cite:a
      #+bibliography: refs.bib
      # comment [cite:@a]
      * Heading [cite:@a]
        :PROPERTIES:
        :ARXIV: 2306.17759
        :ROAM_REFS: @b https://arxiv.org/abs/2312.09832 cite:c
        :END:
      Text [cite/t:see @d p. 3; @e; suffix] and [[cite:see &f p. 3;&g]] cite:h,i and cite:&j;&k.
      =[cite:@x]= ~cite:y~ @@latex:\\cite{z}@@ src_org[:a b]{cite:x} \\citep[p. 3]{l,m}
      : fixed cite:x
      #+begin_src org
      [cite:@hidden]
      #+end_src
      - [[arxiv:2312.09832v2][text]] \ud83d\ude00 [[https://arxiv.org/abs/hep-th/9901001]]
      #+caption: [cite:@n]
      ** COMMENT hidden
      cite:o
      *** deeper
      [cite:@p]
      * Last
      [cite:@arxiv:2301.0001; @q unclosed
      """;

  private static final String TYPST =
      """
      #import "x.typ": * // @hidden
      #set text(font: "@x") /* @hidden /* @y */ */
      = Heading <intro>
      Text @a and @b:c. (@d)[p. 3, @e] #cite(<f>, form: "prose") #cite(label("g/h")) @intro
      #cite("i", "j") `@x` ```typ @y``` $x_@z$ \\@x \\\\@k me\\@x.org https://a.b/@x
      #link("https://arxiv.org/abs/2312.09832")[A title] arXiv:hep-th/9901001 \ud83d\ude00@l
      #figure([see @m], caption: [From @n]) <fig:a> @fig:a #{ let s = "@x"; [@o] }
      #show: doc => template("@x", doc); @p #if x [@q] else { [@r] }
      @arxiv:2301.0001 [a [b @s] c] ] 5 < 6 #let f(x) = [@t
      #bibliography(("refs.bib", "more.yml")) $ unclosed ` @u
      """;

  private static final String RST =
      """
      Title :cite:p:`a, b`
      ====================
      Text :cite:`{see}c{p. 3}` and [d]_ [1]_ [#]_ ``:cite:`x``` :math:`[x]_` \\[x]_ \ud83d\ude00
      `A title <https://arxiv.org/abs/2312.09832>`_ arXiv:hep-th/9901001::

         :cite:`hidden`

      .. code:: rst

         :cite:`hidden`

      .. note:: :footcite:t:`e`

         More :cite:`arXiv:2301.0001`
      .. comment :cite:`hidden`
      .. [d] The entry, arXiv:2312.09832v2
      .. _target: https://arxiv.org/abs/0809.0086
      .. bibliography:: refs.bib
      >>> doctest [x]_
      :arxiv: 2306.17759
      unclosed :cite:`f
      """;

  private static final String ASCIIDOC =
      """
      = Title
      :bibtex-file: refs.bib
      :arxiv: 2306.17759

      Text cite:[a(p. 3, 4), b] citenp:[c] <<d>> <<d,text>> <<section>> `cite:[x]` +++<<d>>+++
      // comment cite:[x]
      pass:[cite:[x] \\cite:[y] https://arxiv.org/abs/2312.09832[title] \ud83d\ude00 cite:[e]

      ----
      cite:[hidden]
      ----
      [source,adoc]
      cite:[hidden]

       literal cite:[hidden]

      ```
      cite:[hidden]
      ```
      * item cite:[f]
      - [[[d]]] Entry, arXiv:hep-th/9901001 and cite:[arXiv:2301.0001]
      cite:[unclosed ` + <<g
      """;

  private static final String NOTEBOOK =
      """
      {"cells": [
        {"cell_type": "raw", "source": ["---\\n", "bibliography: refs.bib\\n", "---"]},
        {"cell_type": "markdown", "metadata": {"source": ["@x"]}, "source": [
          "# Title @a\\n", "See [@b; @c] \\u00e9 \\"@d\\" \\ud83d\\ude00\ud83d\ude00@e\\n",
          "```\\n", "@hidden\\n", "```\\n", "arXiv:2312.09832v2 `@x`"]},
        {"cell_type": "code", "outputs": [{"text": ["@x"]}], "source": ["@x arXiv:2312.09832"]},
        {"source": "[x](https://arxiv.org/abs/hep-th/9901001)\\n\\n@f", "cell_type": "markdown"},
        {"cell_type": "markdown", "source": ["@arxiv:2301.0001 unclosed [@g"
      """;

  private static final String BIBLIOGRAPHY =
      """
      A comment with arXiv:2312.09832, and a me@x.org.
      @string{archive = "arXiv" # { preprint}} @comment{x, url = {https://arxiv.org/abs/2312.09832}}
      @article{a:b, title = {{\\"U}ber "A"}, eprint = {2312.09832v2}, archivePrefix = {arXiv},
        journal = archive # " arXiv:2312.09832", doi = "10.1000/182", volume = {abs/2306.17759},
        url = {https://arxiv.org/abs/hep-th/9901001}, \ud83d\ude00 year = 2012
      @misc(c, arxivId = 2301.0001, eprinttype = "arxiv", eprint = 2301.0001, author = {A and B})
      % @misc{d, eprint = {0809.0086}}
      @inproceedings{e, eprint = 9901001, archiveprefix = {hep-th}, note = {See \\url{x}}}}
      @misc{, eprint = {hal-1234}, eprinttype = {hal}, title = {Open
      @book{f, crossref = {e}, url = {https://doi.org/10.1000/182}, unclosed = {
      """;

  private static final String PLAIN_TEXT =
      """
      From: me@x.org
      Subject: arXiv:2312.09832v2

      > Have you seen https://arxiv.org/abs/hep-th/9901001? \ud83d\ude00 And arXiv:2301.0001,
      doi:10.1000/182; not @key, [@key] nor \\cite{key}. https://arxiv.org/pdf/0809.0086
      """;
}
