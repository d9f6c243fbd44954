package dev.ibid.lsp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

/**
 * Reads each message whole before anything looks at it. LSP4J parses from the stream, and where
 * that fails midway it takes the rest of the message for the headers of the next, for ever.
 */
final class MessageReader extends StreamMessageProducer {

  /** Far beyond any note; more would not fit into memory together with what is made of it. */
  private static final int LARGEST = 96 << 20;

  MessageReader(InputStream in, MessageJsonHandler json, MessageIssueHandler issues) {
    super(in, json, issues);
  }

  /** Answers false at the end of the stream. */
  @Override
  protected boolean handleMessage(InputStream input, Headers headers) {
    int length = headers.contentLength;
    try {
      if (length > LARGEST) {
        input.skipNBytes(length);
        fireError(new IOException("a message of %,d MB was left out".formatted(length >> 20)));
        return true;
      }
      byte[] body = input.readNBytes(length);
      return body.length == length && super.handleMessage(new ByteArrayInputStream(body), headers);
    } catch (IOException over) {
      return false;
    }
  }
}
