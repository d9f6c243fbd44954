package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          \\cite{«he2023»} and \\citep*[see][p.~3]{«a», «b»} -> he2023 a b
          \\Citet{«a»} \\citealt{«b»} \\citenum{«c»} \\citeyearpar{«d»} \\Citeauthor*{«e»} -> a b c d e
          \\autocite[12]{«a»} \\Textcite{«b»} \\footcitetext{«c»} \\pnotecite{«d»} \\citetitle*{«e»} -> a b c d e
          \\cite{⏎  «a», % the first⏎  «b»,%⏎  «c»⏎} -> a b c
          \\cite%⏎  [see] {«a»} \\cite ⏎{«b»} -> a b
          \\cites(see)(and so on)[1]{«a»}[2][3]{«b»} and {c} -> a b
          \\Parencites{«a»}{«b»}%⏎  [p. 2]{«c»} {d} -> a b c
          \\volcite[see]{2}[25]{«a»} \\pvolcites{1}{«b»}{2}[3]{«c»} -> a b c
          \\textcquote[3][see]{«a»}[.]{text} \\foreigntextcquote{german}[3]{«b»}{text} -> a b
          \\begin{displaycquote}[5]{«a»} text \\end{displaycquote} -> a
          \\citeA<see>[p. 2]{«a»} \\citeNP{«b»} \\citeasnoun{«c»} \\onlinecite{«d»} \\citeonline{«e»} -> a b c d e
          \\cite<2->{«a»} \\nocite{*} \\nocite{«b»,*} -> a b
          \\cite[see \\citealp{«b»}, and «arXiv:2312.09832»]{«a»} -> b 2312.09832 a
          \\cite{«Maldacena:1997re»,«DBLP:conf/nips/VaswaniSPUJGKP17»,«müller_2020+b»} -> Maldacena:1997re DBLP:conf/nips/VaswaniSPUJGKP17 müller_2020+b
          \\cite{«hep-th/9711200»} \\cite{«arXiv:2312.09832v2»} \\cite{«2312.09832»} -> hep-th/9711200 2312.09832v2 2312.09832
          \\cite{«2009arXiv0912.0201L»} -> 2009arXiv0912.0201L
          \\href{«https://arxiv.org/abs/2312.09832»}{here}, \\url{«http://arxiv.org/pdf/hep-th/9901001»} -> 2312.09832 hep-th/9901001
          \\href{https://x.org/a%20b}{\\cite{«a»}} \\url{https://x.org/100%} \\cite{«b»} -> a b
          \\«arXiv{2312.09832»} \\eprint{«2312.09832»} \\eprint{«hep-th/9901001»} «arXiv:2312.09832»~[cs] -> 2312.09832 2312.09832 hep-th/9901001 2312.09832
          100\\% of \\cite{«a»} \\\\% not\\cite{b}⏎\\cite{«c»} -> a c
          \\newcommand{\\mine}{\\cite{«a»}} \\let\\old\\cite ⏎ \\cite{«b»} -> a b
          \\begin{thebibliography}{9}\\bibitem[He(2023)]{he} He, «arXiv:2311.01906».\\end{thebibliography} -> 2311.01906
          \\verb|\\cite{x}| \\cite{«a»} \\verb*+%+ \\cite{«b»} \\lstinline[a=b]{%} \\cite{«c»} -> a b c
          \\begin{equation}\\label{eq:a} x \\text{\\cite{«a»}} \\end{equation} -> a
          \\«doi{10.1109/CVPR.2012.00123»} -> 10.1109/cvpr.2012.00123
          \\bibitem{a} A. %%CITATION = «HEP-TH/9901001»;%%⏎%%CITATION = «ARXIV:0712.2623»;%% -> hep-th/9901001 0712.2623
          \\newcommand{\\mycite}[1]{\\cite{#1}} \\mycite{«a»,«b»} -> a b
          \\newcommand*\\see[1]{(see \\citep[e.g.][]{#1})} \\see{«a»} -> a
          \\NewDocumentCommand{\\mine}{m}{\\autocite*{#1}} \\def\\ours#1{\\mine{#1}} \\ours{«a»} -> a
          \\mycite{b} \\newcommand{\\mycite}[1]{\\cite{#1}} \\mycite{«a»} \\renewcommand{\\mycite}[1]{#1} \\mycite{c} -> a
          \\newcommand{\\two}[2]{#1 \\cite{#2}} \\two{a}{b} \\newcommand{\\own}[1]{\\cite{own:#1}} \\own{c} \\cite{«d»} -> d
          \\newcommand{\\opt}[1][a]{\\cite{#1}} \\opt{b} \\newcommand{\\bold}[1]{\\textbf{#1}} \\bold{c} \\cite{«d»} -> d
          %\\newcommand{\\mycite}[1]{\\cite{#1}}⏎\\mycite{a} \\cite{«b»} -> b
          {\\em unclosed \\cite{«a»} and \\cite[see {b} -> a
          """)
  void findsCitations(String example, String names) {
    Note note = Marked.read(example, NoteLanguage.LATEX);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a comment -> % \\cite{a} arXiv:2312.09832⏎text %\\cite{b}
          a comment between keys -> % first, \\cite{a,⏎% b}
          verbatim within a line -> \\verb|\\cite{a}| \\verb*!arXiv:2312.09832! \\lstinline{\\cite{a}}
          minted within a line -> \\mintinline{tex}{\\cite{a}} \\mint[a=b]{tex}|\\cite{a}|
          a verbatim environment -> \\begin{verbatim}⏎\\cite{a} arXiv:2312.09832⏎\\end{verbatim}
          a listing -> \\begin{lstlisting}[language=TeX]⏎\\cite{a}⏎\\end{lstlisting}
          minted -> \\begin{minted}{latex}⏎\\cite{a}⏎\\end{minted}
          a comment environment -> \\begin{comment}⏎\\cite{a}⏎\\end{comment}
          a file's content -> \\begin{filecontents}{x.tex}⏎\\cite{a}⏎\\end{filecontents}
          an unclosed environment -> \\begin{verbatim}⏎\\cite{a}⏎⏎\\cite{b}
          a condition that is never true -> \\iffalse \\ifx\\a\\b\\fi \\iff \\cite{a} \\fi
          behind the document -> \\end{document}⏎\\cite{a}
          a parameter -> \\newcommand{\\see}[1]{\\cite{#1}} \\newcommand\\two[2]{\\citep[#1]{#2}}
          an address with a parameter -> \\newcommand{\\arXiv}[1]{\\href{https://arxiv.org/abs/#1}{arXiv:#1}}
          a command that is defined -> \\renewcommand{\\cite}[1]{a} \\newcommand\\cite[1]{a} \\def\\cite#1{a}
          a command that is copied -> \\let\\cite\\citep {a} \\let\\x=\\cite⏎{a}
          a label and a reference -> \\label{a} \\ref{a} \\cref{a,b} \\eqref{a} \\hyperref[a]{b}
          an entry -> \\bibitem{a} \\bibitem[b]{c}
          other commands -> \\citestyle{a} \\citetext{b} \\citeindextrue \\bibliographystyle{plain} \\cite
          another paragraph -> \\cite⏎⏎{a}
          an unclosed list -> \\cite{a, b and so on⏎⏎text} \\cite{a, \\emph{b}
          a key with a blank -> \\cite{a b}
          an e-mail address -> \\href{mailto:a@b.org}{a@b.org} \\email{a@b.org}
          a price -> \\$2312.09832 and 2312.09832
          another archive -> \\eprint{2312.1} \\eprint{0704.12345}
          a phone number -> \\tel{0704.1234}
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example, NoteLanguage.LATEX)), what);
  }

  @Test
  void namesItsBibliographiesAndItsOwnEntries() {
    var declared =
        DeclaredBibliographies.of(
            Marked.read(
                "\\bibliographystyle{plain} \\bibliography{refs, ../more} % \\bibliography{no}⏎"
                    + "\\addbibresource[label=x]{refs.bib} \\bibitem[He(2023)]{he} \\bibitem{vas}",
                NoteLanguage.LATEX));
    assertEquals(List.of("refs", "../more", "refs.bib"), Marked.paths(declared));
    assertEquals(Set.of("he", "vas"), declared.keys());
  }

  @Test
  void entriesInAFileThatItWritesAreItsOwn() {
    assertEquals(
        Set.of("he"),
        declared("\\begin{filecontents}{r.bib}⏎@misc{he, title={x}}⏎\\end{filecontents}").keys());
  }

  @Test
  void aChapterDoesNotSeeTheWholeDocument() {
    assertFalse(declared("\\section{x} \\cite{a}").whole());
    assertTrue(declared("\\begin{document}\\cite{a}\\end{document}").whole());
    assertEquals("../main.tex", declared("% !TEX root = ../main.tex⏎\\section{x}").root());
    assertEquals("../main", declared("\\documentclass[../main]{subfiles}").root());
  }

  @Test
  void namesItsParts() {
    assertEquals(
        List.of(
            List.of("refs.bbl.tex", "refs.bbl"),
            List.of("ch/one.tex", "ch/one"),
            List.of("ch/two.tex", "ch/two"),
            List.of("mine.sty", "mine"),
            List.of("three.tex", "three")),
        declared(
                "\\input{refs.bbl} \\include{ch/one} \\import{ch}{two} \\usepackage[x]{mine}⏎"
                    + "\\input three % \\input{no}")
            .parts()
            .stream()
            .map(DeclaredBibliographies.Part::paths)
            .toList());
  }

  @Test
  void whatOnlyTexCanKnowIsOpen() {
    assertTrue(declared("\\bibliography{\\jobname}").open());
    assertTrue(declared("\\input{\\folder/one}").open());
    assertTrue(declared("\\addbibresource[location=remote]{https://x.org/a.bib}").open());
    assertFalse(declared("\\newcommand{\\fig}[1]{\\input{figs/#1}}").open());
    assertFalse(declared("\\bibliographystyle{\\mystyle}").open());
  }

  private static DeclaredBibliographies declared(String example) {
    return DeclaredBibliographies.of(Marked.read(example, NoteLanguage.LATEX));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          \\cite{«<|>» -> key list
          \\cite{«<|>»} -> key list
          \\citep[see][p. 3]{«he<|>2023»} -> key list
          \\cite{a,«he<|>»} -> key list
          \\cite{a, «<|>»} -> key list
          \\cite{«a<|>»,b} -> key list
          \\cite{a, % first⏎  «he<|>»,⏎  c} -> key list
          \\cites{a}[p. 2]{«he<|>»} -> key list
          \\volcite{2}{«he<|>» -> key list
          \\autocite*{«linear mode<|>»} -> key list
          \\begin{displaycquote}{«he<|>»} -> key list
          \\textit{see \\cite{«he<|>»}} -> key list
          See arXiv:«23<|>» -> prefix
          \\url{https://arxiv.org/abs/«23<|>»} -> url
          """)
  void tellsWhatIsBeingTyped(String example, String kind) {
    PromptsTest.assertPrompt(example, kind, NoteLanguage.LATEX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          prose -> words<|>
          an at sign -> me@he<|>
          behind the braces -> \\cite{a}<|>
          a note -> \\cite[see<|>]{a}
          a volume -> \\volcite{2<|>
          another command's braces -> \\ref{he<|>}
          a label -> \\label{he<|>}
          an entry's key -> \\bibitem{he<|>}
          a comment -> % \\cite{he<|>
          a comment behind -> \\cite{a, % he<|>
          verbatim -> \\verb|\\cite{he<|>}|
          an unclosed listing -> \\begin{lstlisting}⏎\\cite{he<|>
          the next paragraph -> \\cite{a⏎⏎he<|>
          braces inside -> \\cite{a}{he<|>
          """)
  void isSilentElsewhere(String what, String example) {
    PromptsTest.assertSilent(what, example, NoteLanguage.LATEX);
  }
}
