package dev.ibid.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1038/nature14539",
        " 10.1038/NATURE14539 ",
        "doi:10.1038/nature14539",
        "DOI: 10.1038/nature14539",
        "doi 10.1038/nature14539",
        "https://doi.org/10.1038/nature14539",
        "http://dx.doi.org/10.1038/Nature14539"
      })
  void isReadInEverySpelling(String text) {
    assertEquals(new Doi("10.1038/nature14539"), Doi.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.",
        "10.1038",
        "10.1038/",
        "10./x",
        "10.10a8/x",
        "10.1038/a b",
        "see 10.1038/nature14539",
        "https://example.org/10.1038/nature14539",
        "arXiv:2310.10381/x"
      })
  void isNothingElse(String text) {
    assertNull(Doi.parse(text));
  }

  @Test
  void ofArxivNamesItsPaper() {
    assertEquals(new ArxivId("2311.01906"), new Doi("10.48550/arXiv.2311.01906").arxivId());
    assertEquals(new ArxivId("math/0309136"), new Doi("10.48550/ARXIV.MATH/0309136").arxivId());
    assertNull(new Doi("10.48550/arXiv.2313.00001").arxivId());
    assertNull(new Doi("10.48550/other").arxivId());
    assertNull(new Doi("10.1038/nature14539").arxivId());
  }

  @Test
  void keepsTheMarksOfOldPublishers() {
    String old = "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2";
    assertEquals(old, Doi.parse(old).value());
    assertEquals("https://doi.org/" + old, new Doi(old).url());
  }
}
