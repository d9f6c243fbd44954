package dev.ibid.text;

/** The replacement of a stretch of text; an empty span inserts. */
public record TextEdit(Span span, String newText) {

  public String applyTo(String text) {
    return new StringBuilder(text.length() - span.length() + newText.length())
        .append(text, 0, span.start())
        .append(newText)
        .append(text, span.end(), text.length())
        .toString();
  }
}
