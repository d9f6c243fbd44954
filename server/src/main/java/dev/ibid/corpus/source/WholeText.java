package dev.ibid.corpus.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a file whose format needs the whole of it at once. */
final class WholeText {
  private WholeText() {}

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The text, with line feeds at the end of its lines; null, and told, where it is too much. */
  static @Nullable String of(SourceBytes bytes, Source source) throws IOException {
    byte[] whole = bytes.whole();
    if (whole == null) {
      source.problem(0, "is a bibliography of more than 512 MB and was not read; divide it");
      return null;
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(whole)).toString();
    } catch (CharacterCodingException e) {
      source.problem(0, "is not UTF-8 and was read as Windows-1252; save it as UTF-8");
      text = new String(whole, WINDOWS);
    }
    boolean loneReturns = text.indexOf('\n') < 0 && text.indexOf('\r') >= 0;
    return loneReturns ? text.replace('\r', '\n') : text;
  }
}
