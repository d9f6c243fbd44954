package dev.ibid.note;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ibid.note.Citation.ArxivCitation;
import dev.ibid.note.Citation.ArxivForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivIdsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          See «arXiv:2312.09832», «ARXIV:2312.09832v2» and «arxiv: 1706.03762». -> 2312.09832 2312.09832v2 1706.03762
          Also «arXiv 2402.08741», «arXiv: Arxiv-2202.10890», «arXiv-2402.08741». -> 2402.08741 2202.10890 2402.08741
          «arXiv:cs.DS/0011047 v1», «cs/0011047 v1» and «arXiv:hepth/9901001» -> cs/0011047v1 cs/0011047v1 hep-th/9901001
          In («hep-th/9901001»), [«math.GT/0309136v2»] «astro-ph/9805173». -> hep-th/9901001 math/0309136v2 astro-ph/9805173
          **«arXiv:2312.09832»** _«arXiv:2312.09832»_ |«arXiv:2312.09832»| (cf. «arXiv:2312.09832») -> 2312.09832 2312.09832 2312.09832 2312.09832
          **«arXiv:** 2312.09832» and «arXiv:[2312.09832»](https://example.org) -> 2312.09832 2312.09832
          \\«arXiv{0809.0086v1»} \\texttt{[math.AG]} -> 0809.0086v1
          howpublished = "«arXiv 1601.00670v9»", EPRINT = {«arXiv 2402.08741»} -> 1601.00670v9 2402.08741
          «arXiv preprint 2312.09832», «arXiv:2312.09832» [stat.ME], 预印本 «arXiv:2312.13139»，2023. -> 2312.09832 2312.09832 2312.13139
          eprint = {«2306.17759»} and eprint: «hep-th/9901001» -> 2306.17759 hep-th/9901001
          Cho et al. CoRR, abs/«1409.0473», 2014. -> 1409.0473
          doi: «2304.05727», year: 2023 -> 2304.05727
          %%CITATION = «0712.2623»;%% -> 0712.2623
          %%CITATION = «HEP-TH/9901001»;%% -> hep-th/9901001
          \\citet{«2009arXiv0912.0201L»} and «2019arXiv190402180S» -> 0912.0201 1904.02180
          «arXiv:2312.09832»Diffusion, glued as the seed papers are -> 2312.09832
          «arXiv:2007.05869»와 함께 -> 2007.05869
          arxiv:: «2306.17759» -> 2306.17759
          volume = {abs/«1910.10683»} and ArXiv, abs/«1910.10683» -> 1910.10683 1910.10683
          doi = {«2304.05727»}, DOI="«2304.05727»" -> 2304.05727 2304.05727
          \\«arxivlink{2312.09832»} \\«arXiv[math.AG]{0809.0086»} \\«arxivid {2312.09832»} -> 2312.09832 0809.0086 2312.09832
          «arXiv – 2312.09832», «arXiv—2312.09832» -> 2312.09832 2312.09832
          %%CITATION = «ARXIV:0712.2623»;%% -> 0712.2623
          «arXiv:2312.09832v2», v3; «arXiv:2312.09832» [v2] -> 2312.09832v2 2312.09832
          """)
  void findsIdentifiersInProse(String example, String names) {
    Note note = Marked.read(example);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          [paper](«https://arxiv.org/abs/2312.09832»), «http://arxiv.org/pdf/2312.09832v2.pdf». -> 2312.09832 2312.09832v2
          <«https://arxiv.org/abs/2312.09832»> «https://www.arxiv.org/abs/math/0309136» -> 2312.09832 math/0309136
          «https://export.arxiv.org/abs/2312.09832» «https://arxiv.org/html/2312.09832v1#S3» -> 2312.09832 2312.09832v1
          «https://arxiv.org/format/2312.09832» «https://arxiv.org/ps/hep-th/9901001» -> 2312.09832 hep-th/9901001
          «https://arxiv.org/e-print/2312.09832», «https://arxiv.org/src/2312.09832» -> 2312.09832 2312.09832
          «https://arxiv.org/dvi/2312.09832», «https://arxiv.org/tb/2312.09832», «https://arxiv.org/bibtex/2312.09832» -> 2312.09832 2312.09832 2312.09832
          «https://arxiv.org/ftp/arxiv/papers/2205/2205.02302.pdf» -> 2205.02302
          «https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf» -> hep-th/9901001
          «http://xxx.lanl.gov/abs/hep-th/9901001» and «http://front.math.ucdavis.edu/math.GT/0309136» -> hep-th/9901001 math/0309136
          «https://papers.cool/arxiv/2312.09832», «https://papers.cool/2312.09832» -> 2312.09832 2312.09832
          «https://arxiv.org/2412.04463», «https://arxiv.org//abs//2412.04463/», «https://arxiv.org/abs/arXiv:2412.04463» -> 2412.04463 2412.04463 2412.04463
          «https://arxiv.org/pfd/2412.04463v2.pdf» «https://arxiv.org/pdf/2412.04463.PDF?download=1#page=3» -> 2412.04463v2 2412.04463
          Copied from a PDF: «https://arxiv.org/abs 2307.08691», «https://arxiv.org/pdf/ 2307.08691v2». -> 2307.08691 2307.08691v2
          A wrong route: «https://arxiv.org/abd/2412.04463». -> 2412.04463
          «https://arxiv.org/pdf/1503.04069.pdf?utm_content=buffer&utm_source=x», then -> 1503.04069
          «https://arxiv.org/pdf/1409.0473.pdf#:~:text=Neural%20machine» -> 1409.0473
          «https://arxiv.org/abs/2007.05869»와 함께 -> 2007.05869
          «https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762&sa=D» -> 1706.03762
          «https://web.archive.org/web/2020/https://arxiv.org/abs/1706.03762» -> 1706.03762
          «https://www.alphaxiv.org/abs/2312.09832», «https://alphaxiv.org/overview/2312.09832» -> 2312.09832 2312.09832
          «https://ar5iv.labs.arxiv.org/html/2312.09832», «https://ar5iv.org/abs/2312.09832» -> 2312.09832 2312.09832
          «https://huggingface.co/papers/2312.09832» «https://scirate.com/arxiv/2312.09832» -> 2312.09832 2312.09832
          «https://www.arxiv-vanity.com/papers/2312.09832/» -> 2312.09832
          «https://www.semanticscholar.org/arxiv/2312.09832» -> 2312.09832
          «https://api.semanticscholar.org/v1/paper/arXiv:2312.09832» -> 2312.09832
          «https://ui.adsabs.harvard.edu/abs/2019arXiv190402180S/abstract» -> 1904.02180
          «arxiv.org/abs/2312.09832», «www.arxiv.org/pdf/2312.09832» «ar5iv.org/abs/2312.09832» https: //«arxiv.org/abs/2507.14397» -> 2312.09832 2312.09832 2312.09832 2507.14397
          <a href="«https://arxiv.org/abs/2312.09832»" target="_blank">x</a> <a href='«https://arxiv.org/abs/2312.09832»'> -> 2312.09832 2312.09832
          [«arXiv:2312.09832»](«https://arxiv.org/abs/2312.09832v2») -> 2312.09832 2312.09832v2
          [1]: «https://arxiv.org/abs/2312.09832» "A title" -> 2312.09832
          «https://doi.org/10.48550/arXiv.2312.09832» and «10.48550/ARXIV.2312.09832», «doi:10.48550/arXiv.2312.09832». -> 2312.09832 2312.09832 2312.09832
          ![]( «https://img.shields.io/badge/arXiv-2311.01906v2-b31b1b.svg» ) -> 2311.01906v2
          ![](«https://img.shields.io/badge/arXiv%20paper-2311.01906-red») -> 2311.01906
          [![a](https://img.shields.io/badge/ArXiv-2410.09671-b31b1b.svg)](«https://arxiv.org/abs/2410.09671») -> 2410.09671
          [![a](«https://img.shields.io/badge/ArXiv-2410.09671-b31b1b.svg»)](«https://arxiv.org/abs/2410.09672») -> 2410.09671 2410.09672
          <a href="«https://arxiv.org/abs/2410.09671»"><img src="https://img.shields.io/badge/arXiv-2410.09671-red"></a> -> 2410.09671
          """)
  void findsIdentifiersInAddresses(String example, String names) {
    Note note = Marked.read(example);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          «arXiv:2313.00001» «arXiv:2301.0001» «arXiv:1706.376» «arXiv:1803.053116v1» -> malformed malformed malformed malformed
          «https://arxiv.org/abs/2301.0001» and «https://arxiv.org/pdf/2313.00001.pdf» -> malformed malformed
          «https://doi.org/10.48550/arXiv.2301.0001» «arXiv:hep-th/9913001» -> malformed malformed
          Whether its month has come is a question of the day: «arXiv:9912.99999» -> 9912.99999
          """)
  void findsImpossibleIdentifiers(String example, String names) {
    Note note = Marked.read(example);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          a placeholder -> https://arxiv.org/abs/2602.02xxx arXiv:XXXX.XXXXX arXiv:YYMM.NNNNN arXiv:2401.xxxxx
          prose -> arXiv: see below; the arXiv, 2021; arXiv (2023.1234); arXiv in 2312.09832 ways
          an identifier being typed -> arXiv:23 arXiv:2312. arXiv:2312.09 https://arxiv.org/abs/ https://arxiv.org/abs/2312.0
          another DOI -> 10.1109/CVPR.2018.00636; 10.1109/el.2010.3167; https://publisher.org/10.1109/x.2012.00123
          a Zentralblatt number -> zentralblatt-math.org/zmath/en/search/?q=an:0011.14504 and Zbl 1201.12345
          a price -> $2312.09832 or 1999.99000 EUR
          a phone number -> +49 2312.09832, tel:2312.09832
          a version -> version 2312.09832, v1201.00001
          a decimal number -> x = 1201.12345, 0.12312.09832
          a number without context -> 2112.05504 "CityNeRF: Building NeRF at City Scale"
          another archive's eprint -> archivePrefix="ascl", eprint="1208.007"; archiveprefix = {x}, eprint = {1208.0071}
          a macro's definition -> \\newcommand{\\arXiv}[1]{arXiv:#1}
          another word -> bioarXiv:2312.09832 and myarxiv 2312.09832
          a file's path -> notes/math/0309136.md and src/hep-th/9901001/x
          an encyclopaedia of reviews -> https://zbmath.org/1201.12345 JFM 1201.1234 https://x.org/?q=an:1201.12345
          a number behind an address -> https://arxiv.org/abs 2023 https://arxiv.org/list 2307.08691 https://x.org/abs 2307.08691
          another kind of badge -> https://img.shields.io/badge/paper-2410.09671-red
          a name without number -> \\arxivlink{see 2312.09832} \\arXiv[a{2312.09832}
          another month's file -> https://arxiv.org/ftp/hep-th/papers/9902/9901001.pdf
          placeholders -> arXiv:2602.0XXXX https://arxiv.org/abs/2602.????? https://arxiv.org/abs/{id} [[2602.02xxx]]
          a list -> https://arxiv.org/list/cs.LG/2312 and https://arxiv.org/archive/math
          """)
  void leavesTheRestAlone(String what, String example) {
    assertEquals("", Marked.names(Marked.read(example)), what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '\u0001',
      textBlock =
          """
          «https://doi.org/10.1109/CVPR.2018.00636», «doi:10.1109/el.2010.3167». -> 10.1109/cvpr.2018.00636 10.1109/el.2010.3167
          («https://doi.org/10.1016/S0022-0000(05)80046-2») -> 10.1016/s0022-0000(05)80046-2
          [x](«https://dx.doi.org/10.1000/182») **«DOI: 10.1000/182»** «doi.org/10.1000/182» -> 10.1000/182 10.1000/182 10.1000/182
          «https://doi.org/10.1000%2F182?x=1» -> 10.1000/182
          """)
  void findsPublishersDois(String example, String names) {
    Note note = Marked.read(example);
    assertEquals(example, Marked.mark(note));
    assertEquals(names, Marked.names(note));
  }

  @Test
  void theNameIsTheIdentifierWithItsVersionAlone() {
    Note note = Marked.read("arXiv: 2312.09832v2 https://arxiv.org/pdf/hep-th/9901001.pdf");
    assertEquals(
        List.of("2312.09832v2", "hep-th/9901001"),
        note.citations().stream().map(citation -> citation.name().in(note.text())).toList());
  }

  @Test
  void theFormSaysHowAnIdentifierIsSpelled() {
    Note note =
        Marked.read(
            "---⏎arxiv: 2306.17759⏎arxiv_id: \"2306.17759v2\"⏎url: arxiv.org/abs/2306.17759⏎---⏎"
                + "arXiv:2306.17759 10.48550/arXiv.2306.17759 "
                + "![](https://img.shields.io/badge/arXiv-2306.17759-red)");
    assertEquals(
        List.of(
            ArxivForm.FIELD,
            ArxivForm.FIELD,
            ArxivForm.URL,
            ArxivForm.PREFIXED,
            ArxivForm.DOI,
            ArxivForm.BADGE),
        note.citations().stream().map(citation -> ((ArxivCitation) citation).form()).toList());
  }
}
