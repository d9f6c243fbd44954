import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the image's cache of loaded classes: commands and an editor's session with the sample
 * corpus, recorded by the Java virtual machine.
 *
 * <p>The session speaks LSP as plain text and asks for one of everything. An error as an answer is
 * fine here, it only leaves a few classes out of the cache; tests are elsewhere.
 */
final class Train {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern ANSWER = Pattern.compile("\"id\":\"?(\\d+)\"?");

  /** The launcher puts its own main class and command behind these, which are read as arguments. */
  private static final String TRAINING = " -m dev.ibid/dev.ibid.cli.Training";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check", "--format", "json", "--show", "hint"),
          List.of("check", "--diff", "--unsafe-fixes"),
          List.of("cites"),
          List.of("search", "linear", "mode"),
          List.of("show", "2312.09832"),
          List.of("serve"));

  private final InputStream in;
  private final OutputStream out;
  private int requests;

  private Train(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Trains the image and puts its cache in place, whole or not at all. */
  static void cache(Path image, Path corpus, Path work) throws Exception {
    Path workspace = work.resolve("workspace");
    copyTree(corpus, workspace.resolve("corpus"));
    Files.writeString(
        workspace.resolve("ibid.toml"),
        """
        corpus = ["corpus/papers"]
        fetch-into = "corpus/papers/fetched.bib"
        """);
    Path made = work.resolve("ibid.aot");
    session(image, workspace, work, "-XX:AOTCacheOutput=" + made);
    if (!Files.exists(made)) {
      throw new IllegalStateException("the training session left no cache: " + made);
    }
    Files.move(made, image.resolve("runtime/lib/ibid.aot"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void session(Path image, Path workspace, Path work, String option)
      throws Exception {
    Path log = work.resolve("training.log");
    List<String> words = new ArrayList<>(List.of(image.resolve("bin/ibid").toString()));
    for (List<String> command : COMMANDS) {
      words.add("--then");
      words.addAll(command);
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(workspace.toFile());
    builder.environment().put("IBID_JAVA_OPTS", option + TRAINING);
    builder.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
    builder.redirectError(log.toFile());
    Process server = builder.start();
    try {
      new Train(new BufferedInputStream(server.getInputStream()), server.getOutputStream())
          .converse(workspace);
      if (!server.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the server did not end after exit");
      }
    } catch (IOException e) {
      server.waitFor(5, TimeUnit.SECONDS);
      throw new IllegalStateException("training failed:\n" + Files.readString(log), e);
    } finally {
      server.destroyForcibly();
    }
  }

  private void converse(Path workspace) throws IOException {
    String folder = workspace.toUri().toString();
    String note = folder + "training.md";
    String text =
        """
        # Reading list

        Linear mode connectivity [@2312.09832] and arXiv:2306.17759v1, see also
        https://arxiv.org/abs/2311.01906 and arXiv:2312.09833, arXiv:2313.00001.

        arXiv:23
        [@lin
        """;
    request(
        "initialize",
        """
        {"processId":%2$d,"rootUri":"%1$s","workspaceFolders":[{"uri":"%1$s","name":"training"}],
        "capabilities":{"general":{"positionEncodings":["utf-16"]},
        "textDocument":{"completion":{"completionItem":{"snippetSupport":true,
        "resolveSupport":{"properties":["documentation","detail"]},
        "documentationFormat":["markdown"]}},"hover":{"contentFormat":["markdown"]},
        "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}},
        "publishDiagnostics":{"relatedInformation":true},"diagnostic":{}},
        "workspace":{"workspaceFolders":true,"configuration":true}}}\
        """
            .formatted(folder, ProcessHandle.current().pid()));
    notify("initialized", "{}");
    notify(
        "textDocument/didOpen",
        """
        {"textDocument":{"uri":"%s","languageId":"markdown","version":1,"text":%s}}\
        """
            .formatted(note, quote(text)));
    String document = "\"textDocument\":{\"uri\":\"" + note + "\"}";
    completionsWith("2312.09832", document);
    // A source that appears is taken up while the session goes on.
    Files.writeString(
        workspace.resolve("corpus/papers/later.bib"),
        """
        @article{later2023,
          title = {Linear Mode Connectivity, Later},
          author = {Later, Ann},
          year = {2023},
          eprint = {2311.00001},
          archiveprefix = {arXiv}
        }
        """);
    String completions = completionsWith("2311.00001", document);
    request("textDocument/completion", at(document, 6, 5));
    firstItem(completions, item -> request("completionItem/resolve", item));
    for (int character : new int[] {28, 50}) {
      request("textDocument/hover", at(document, 2, character));
      request("textDocument/definition", at(document, 2, character));
    }
    request("textDocument/diagnostic", "{" + document + "}");
    request("textDocument/documentLink", "{" + document + "}");
    request(
        "textDocument/codeAction",
        """
        {%s,"range":{"start":{"line":3,"character":0},"end":{"line":3,"character":70}},
        "context":{"diagnostics":[]}}\
        """
            .formatted(document));
    notify(
        "textDocument/didChange",
        """
        {"textDocument":{"uri":"%s","version":2},"contentChanges":[{"range":
        {"start":{"line":5,"character":8},"end":{"line":5,"character":8}},"text":"11.0"}]}\
        """
            .formatted(note));
    request("textDocument/completion", at(document, 5, 12));
    request("textDocument/diagnostic", "{" + document + "}");
    type(note, document, 6, 5, "ear mode connect 2023 ");
    type(note, document, 6, 27, "simplifyng tranformer zzz");
    notify("textDocument/didClose", "{" + document + "}");
    request("shutdown", null);
    notify("exit", null);
  }

  /** The corpus loads beside the session: asks again until it has a paper, or for ten seconds. */
  private String completionsWith(String id, String document) throws IOException {
    String completions;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    do {
      completions = request("textDocument/completion", at(document, 5, 8));
    } while (!completions.contains(id) && System.nanoTime() < end);
    return completions;
  }

  /** Types behind what stands on a line already, and asks for completions at each letter. */
  private void type(String note, String document, int line, int from, String typed)
      throws IOException {
    for (int at = 0; at < typed.length(); at++) {
      notify(
          "textDocument/didChange",
          """
          {"textDocument":{"uri":"%1$s","version":%2$d},"contentChanges":[{"range":
          {"start":{"line":%3$d,"character":%4$d},"end":{"line":%3$d,"character":%4$d}},
          "text":"%5$c"}]}\
          """
              .formatted(note, from + at, line, from + at, typed.charAt(at)));
      request("textDocument/completion", at(document, line, from + at + 1));
    }
  }

  private interface Action {
    void accept(String text) throws IOException;
  }

  /** Hands on the first object of a completion list's items, by counting braces. */
  private static void firstItem(String completions, Action action) throws IOException {
    int start = completions.indexOf("{", completions.indexOf("\"items\":[") + 1);
    if (!completions.contains("\"items\":[{")) {
      return;
    }
    boolean quoted = false;
    int depth = 0;
    for (int i = start; i < completions.length(); i++) {
      char c = completions.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        action.accept(completions.substring(start, i + 1));
        return;
      }
    }
  }

  private static String at(String document, int line, int character) {
    return "{%s,\"position\":{\"line\":%d,\"character\":%d}}".formatted(document, line, character);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private void notify(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"" + and(params) + "}");
  }

  /** Sends a request and reads on until its answer; requests of the server get null. */
  private String request(String method, String params) throws IOException {
    int id = ++requests;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"" + and(params) + "}");
    while (true) {
      String message = receive();
      Matcher answer = ANSWER.matcher(message);
      boolean hasId = answer.find();
      if (message.contains("\"method\":")) {
        if (hasId) {
          String reply = "workspace/configuration";
          send(
              "{\"jsonrpc\":\"2.0\","
                  + answer.group()
                  + ",\"result\":"
                  + (message.contains(reply) ? "[null]" : "null")
                  + "}");
        }
      } else if (hasId && Integer.parseInt(answer.group(1)) == id) {
        return message;
      }
    }
  }

  private static String and(String params) {
    return params == null ? "" : ",\"params\":" + params;
  }

  private void send(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private String receive() throws IOException {
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      Matcher matcher = LENGTH.matcher(line);
      if (matcher.matches()) {
        length = Integer.parseInt(matcher.group(1));
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the server closed its output");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.toList()) {
        Files.createDirectories(to.resolve(from.relativize(file).toString()).getParent());
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
