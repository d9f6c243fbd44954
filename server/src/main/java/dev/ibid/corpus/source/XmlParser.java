package dev.ibid.corpus.source;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A parser that is given one record after the other, as if they stood in one element. Making one
 * costs as much as reading a record does, so only a broken record makes it anew.
 */
final class XmlParser {

  private static final String AROUND = "<records>";

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
  private Given given = new Given();
  private @Nullable XMLStreamReader reader;
  private int firstLine;

  XmlParser() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // The elements around a record declare the prefixes in it.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    // The limits are meant for entities that a document declares, of which none is ever resolved;
    // but the JDK counts a large file's own text against them.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
  }

  /** The parser at the tag that begins the record in {@code text}; the one before was read. */
  XMLStreamReader at(char[] text, int start, int length) throws XMLStreamException {
    XMLStreamReader parser = reader;
    if (parser == null) {
      given = new Given();
      given.give(AROUND.toCharArray(), 0, AROUND.length());
      parser = factory.createXMLStreamReader(given);
      reader = parser;
      parser.nextTag();
    }
    firstLine = parser.getLocation().getLineNumber() + 1;
    given.give(text, start, length);
    int event = parser.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = parser.next();
    }
    return parser;
  }

  /** The parser's own line, from 1, that the record begins at. */
  int firstLine() {
    return firstLine;
  }

  /** Forgets the record, of which some may be unread. */
  void restart() {
    reader = null;
  }

  /** What was given and not yet taken, each with a line feed behind it. */
  private static final class Given extends Reader {
    private char[] text = new char[0];
    private int at;
    private int end;
    private boolean feedBefore;
    private boolean feedBehind;

    void give(char[] text, int start, int length) {
      this.text = text;
      at = start;
      end = start + length;
      feedBefore = feedBehind;
      feedBehind = true;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      boolean feed = feedBefore || at == end && feedBehind;
      if (feed && length > 0) {
        into[offset] = '\n';
        feedBehind = feedBefore;
        feedBefore = false;
        return 1;
      }
      int count = Math.min(length, end - at);
      System.arraycopy(text, at, into, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
