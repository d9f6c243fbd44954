package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A record in XML, read element by element. A broken one is told, and costs itself alone. Document
 * types are passed over, and nothing outside of the file is ever read.
 */
final class XmlSource {

  /** No field is longer; what follows is left out. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  /** Entities of HTML that XML knows nothing of, and that feeds hold nevertheless. */
  private static final Map<String, String> ENTITIES =
      Map.of("nbsp", " ", "ndash", "–", "mdash", "—", "hellip", "…", "thinsp", " ");

  /** Takes what stands in one file. */
  interface Reader extends XmlItems.Outside {
    @Override
    default void begins(String name, int line) {}

    /**
     * Reads one record.
     *
     * @param xml at the tag that begins it
     */
    void record(XmlSource xml) throws XMLStreamException;
  }

  private final XMLStreamReader reader;

  /** What is to be added to the parser's lines. */
  private final int linesBefore;

  private XmlSource(XMLStreamReader reader, int linesBefore) {
    this.reader = reader;
    this.linesBefore = linesBefore;
  }

  /** Reads the records in {@code bytes}, which are the elements of these names, by {@code body}. */
  static void read(SourceBytes bytes, Source source, List<String> names, Reader body)
      throws IOException {
    if (bytes.startsWithMark()) {
      bytes.readNBytes(3);
    }
    XmlItems items = new XmlItems(new InputStreamReader(bytes, charset(bytes)), names, body);
    XmlParser parser = new XmlParser();
    boolean closed = true;
    while (!source.isCancelled() && items.next()) {
      closed = items.isClosed() || items.isStray();
      if (items.isStray()) {
        source.problem(items.line(), "the XML is broken here: a record ends that does not begin");
      } else if (closed) {
        record(parser, items, source, body);
      } else {
        source.problem(items.line(), "this record is not closed");
      }
    }
    if (closed && !items.isWhole() && !source.isCancelled()) {
      source.problem(items.lastLine(), "the file ends too early, records may be missing");
    }
  }

  private static void record(XmlParser parser, XmlItems items, Source source, Reader body) {
    try {
      XMLStreamReader reader =
          parser.at(items.buffer(), items.start(), items.end() - items.start());
      body.record(new XmlSource(reader, items.line() - parser.firstLine()));
    } catch (XMLStreamException e) {
      int within =
          e.getLocation() == null ? 0 : e.getLocation().getLineNumber() - parser.firstLine();
      parser.restart();
      source.problem(
          items.line() + Math.max(0, within),
          "the XML is broken here, and this record was not read: " + reason(e));
    }
  }

  /** Text in UTF-16 has been made UTF-8 by then, whatever it says of itself. */
  private static Charset charset(SourceBytes bytes) {
    byte[] head = bytes.head();
    int length = Math.min(head.length, 300);
    String begin = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(begin);
    if (bytes.startsWithMark() || !declared.find() || declared.group(1).startsWith("UTF-16")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int behind = message.indexOf("Message: ");
    return (behind < 0 ? message : message.substring(behind + 9)).strip();
  }

  /**
   * Moves to the next element directly within the current one; false at its end. The element before
   * must have been read by {@link #text}, {@link #skip} or this.
   */
  boolean nextChild() throws XMLStreamException {
    return nextChild(new StringBuilder());
  }

  /** As {@link #nextChild()}; the text before the next element is added to {@code text}. */
  boolean nextChild(StringBuilder text) throws XMLStreamException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
      add(event, text);
    }
    return false;
  }

  private void add(int event, StringBuilder text) {
    switch (event) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (text.length() < LONGEST_TEXT) {
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
      }
      case XMLStreamConstants.ENTITY_REFERENCE ->
          text.append(ENTITIES.getOrDefault(reader.getLocalName(), ""));
      default -> {}
    }
  }

  /** The element's name without its prefix. */
  String name() {
    String name = reader.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** The line, from 1, on which the tag ends that was met last. */
  int line() {
    return linesBefore + Math.max(1, reader.getLocation().getLineNumber());
  }

  /** The attribute's value; empty where there is none. */
  String attribute(String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The text in the current element and all within it, up to its end. */
  String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0 && reader.hasNext(); ) {
      int event = reader.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      add(event, text);
    }
    return text.toString();
  }

  /** Passes over the rest of the current element. */
  void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0 && reader.hasNext(); ) {
      int event = reader.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }
}
