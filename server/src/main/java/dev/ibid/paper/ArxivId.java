package dev.ibid.paper;

/**
 * A paper's arXiv identifier, in its canonical form without version: {@code 2312.09832}, {@code
 * math/0309136}. Made by {@link ArxivIdReading#read}, which also drops a redundant subject class.
 *
 * <p>Source of the scheme: https://info.arxiv.org/help/arxiv_identifier.html
 */
public record ArxivId(String value) implements Comparable<ArxivId> {

  public boolean isOldStyle() {
    return value.indexOf('/') >= 0;
  }

  /** The page of the paper, of one version where {@code version} is above 0. */
  public String absUrl(int version) {
    return "https://arxiv.org/abs/" + versioned(version);
  }

  /** The paper as PDF, of one version where {@code version} is above 0. */
  public String pdfUrl(int version) {
    return "https://arxiv.org/pdf/" + versioned(version);
  }

  /** The identifier with {@code vN} behind it, or as it is where {@code version} is 0. */
  public String versioned(int version) {
    return version > 0 ? value + "v" + version : value;
  }

  @Override
  public int compareTo(ArxivId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
