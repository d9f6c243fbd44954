package dev.ibid.corpus.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML, read element by element. Document types are passed over, and nothing outside of the file is
 * ever read.
 */
final class XmlSource {

  /** No field is longer; what follows is left out. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  /** Entities of HTML that XML knows nothing of, and that feeds hold nevertheless. */
  private static final Map<String, String> ENTITIES =
      Map.of("nbsp", " ", "ndash", "–", "mdash", "—", "hellip", "…", "thinsp", " ");

  /** Reads what stands in one file, from the first element on. */
  interface Reader {
    void read(XmlSource xml) throws XMLStreamException;
  }

  private final XMLStreamReader reader;

  private XmlSource(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** Reads {@code bytes} by {@code body}; where the XML breaks, what was read before it stands. */
  static void read(SourceBytes bytes, Source source, Reader body) throws IOException {
    if (bytes.startsWithMark()) {
      bytes.readNBytes(3);
    }
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // The limits are meant for entities that a document declares, of which none is ever resolved;
    // but the JDK counts a large file's own text against them.
    xml.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    xml.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    try {
      InputStreamReader text = new InputStreamReader(bytes, charset(bytes));
      body.read(new XmlSource(xml.createXMLStreamReader(text)));
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException unreadable) {
        throw unreadable;
      }
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      source.problem(line, "the XML is broken here, what follows was not read: " + reason(e));
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

  /** Moves to the next element that begins; false at the end of the file. */
  boolean nextElement() throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
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
    return reader.getLocalName();
  }

  /** The line, from 1, on which the tag ends that was met last. */
  int line() {
    return Math.max(1, reader.getLocation().getLineNumber());
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
