package dev.ibid.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ibid.paper.ArxivIdReading.Malformed;
import dev.ibid.paper.ArxivIdReading.Unlike;
import dev.ibid.paper.ArxivIdReading.Valid;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivIdReadingTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2312.09832,              2312.09832,          0
          2312.09832v2,            2312.09832,          2
          2312.09832V12,           2312.09832,          12
          0704.0001,               0704.0001,           0
          1412.8770,               1412.8770,           0
          1501.00001,              1501.00001,          0
          9912.99999,              9912.99999,          0
          hep-th/9901001,          hep-th/9901001,      0
          hep-th/9107001v3,        hep-th/9107001,      3
          math/0703999,            math/0703999,        0
          math.GT/0309136,         math/0309136,        0
          cond-mat.supr-con/0101001, cond-mat/0101001,  0
          HEP-TH/9901001,          hep-th/9901001,      0
          hepth/9901001,           hep-th/9901001,      0
          condmat/0101001,         cond-mat/0101001,    0
          physics/9403001,         physics/9403001,     0
          """)
  void readsWhatArxivGivesOut(String text, String id, int version) {
    assertEquals(new Valid(new ArxivId(id), version), ArxivIdReading.read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2313.00001      | there is no month 13
          2300.00001      | there is no month 00
          0703.0001       | identifiers of this style begin with 0704.0001, in April 2007
          2301.0001       | an identifier of January 2023 has five digits after the dot, this one has four
          1412.87701      | an identifier of December 2014 has four digits after the dot, this one has five
          1706.376        | an identifier of June 2017 has five digits after the dot, this one has three
          1803.053116v1   | an identifier of March 2018 has five digits after the dot, this one has six
          2312.00000      | the numbers of a month begin at 1
          2312.09832v0    | versions begin at v1
          hep-th/9913001  | there is no month 13
          hep-th/9106001  | identifiers of this style run from July 1991 (9107) to March 2007
          hep-th/0704001  | identifiers of this style run from July 1991 (9107) to March 2007
          hep-th/9901000  | the numbers of a month begin at 1
          hep-th/990100   | an identifier of this style has seven digits after the slash, this one has six
          stat/0309136    | arXiv has no identifiers that begin with stat/
          """)
  void saysWhatIsWrong(String text, String reason) {
    assertEquals(new Malformed(reason), ArxivIdReading.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "2312",
        "2312.",
        "2312.09",
        "231.09832",
        "23120.98321",
        "2312-09832",
        "abcd.efghi",
        "2312.09832v",
        "2312.09832v1234",
        "hep-th/",
        "/9901001",
        "hep-th/99",
        "x/9901001",
        "hep-th/9901001/2",
        "\u0662\u0663\u0661\u0662.\u0660\u0669\u0668\u0663\u0662"
      })
  void takesNothingElseForAnIdentifier(String text) {
    assertInstanceOf(Unlike.class, ArxivIdReading.read(text));
  }

  @Test
  void knowsTheMonthOfAnIdentifier() {
    assertEquals(YearMonth.of(2023, 12), ArxivIdReading.monthOf(new ArxivId("2312.09832")));
    assertEquals(YearMonth.of(1999, 1), ArxivIdReading.monthOf(new ArxivId("hep-th/9901001")));
    assertEquals(YearMonth.of(2003, 9), ArxivIdReading.monthOf(new ArxivId("math/0309136")));
  }
}
