package dev.ibid;

/** As many papers as a test needs, as the lines of a metadata snapshot. */
interface ManyPapers {

  /**
   * Papers from 2001.00001 on, ten thousand a month.
   *
   * @param phrases how long the abstracts are, in phrases of some thirty characters
   */
  static String of(int count, int phrases) {
    StringBuilder lines = new StringBuilder();
    for (int paper = 0; paper < count; paper++) {
      lines.append(
          """
          {"id":"%04d.%05d","title":"On the matter of number %d","authors":"A. Writer",\
          "abstract":"  We consider it, %s","categories":"cs.LG","update_date":"2020-01-01"}
          """
              .formatted(
                  2001 + paper / 10_000,
                  paper % 10_000 + 1,
                  paper,
                  "and several others that are near. ".repeat(phrases)));
    }
    return lines.toString();
  }
}
