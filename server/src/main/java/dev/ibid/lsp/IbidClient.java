package dev.ibid.lsp;

import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** An editor, with what ibid's own extension understands besides the protocol. */
public interface IbidClient extends LanguageClient {

  /** Tells how the corpus stands; sent only to clients that announced to understand it. */
  @JsonNotification("ibid/status")
  void status(CorpusStatus status);

  /**
   * How the corpus stands.
   *
   * @param state {@code loading}, {@code ready} or {@code failed}
   * @param papers how many there are
   * @param message what to tell a person; empty where there is nothing to say
   */
  record CorpusStatus(String state, int papers, String message) {}
}
