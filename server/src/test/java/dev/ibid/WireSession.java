package dev.ibid;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An editor that speaks to the real process over its standard streams, in plain JSON. Everything
 * that the server says is kept, in order; waiting is for an event, and fails after a while.
 */
final class WireSession implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Desk desk;
  private final Process process;
  private final OutputStream toServer;
  private final Thread reader;
  private final Thread complaints;

  /** What the server said; guarded by itself, which is notified at each message and at the end. */
  private final List<JsonObject> said = new ArrayList<>();

  private final StringBuffer standardError = new StringBuffer();
  private final Map<String, Function<JsonObject, JsonElement>> answers = new ConcurrentHashMap<>();
  private volatile @Nullable IOException unframed;
  private boolean ended;
  private @Nullable OutputStream burst;
  private int lastId;

  WireSession(Desk desk) {
    this(desk, desk.ibid("serve", "--stdio"));
  }

  WireSession(Desk desk, ProcessBuilder server) {
    this.desk = desk;
    try {
      process = server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    toServer = process.getOutputStream();
    reader = Thread.ofPlatform().daemon().start(this::listen);
    complaints = Thread.ofPlatform().daemon().start(this::collectStandardError);
  }

  private void listen() {
    try (BufferedInputStream in = new BufferedInputStream(process.getInputStream())) {
      for (JsonObject message = Framing.read(in); message != null; message = Framing.read(in)) {
        if (message.has("method") && message.has("id")) {
          Function<JsonObject, JsonElement> answer =
              answers.getOrDefault(message.get("method").getAsString(), any -> JsonNull.INSTANCE);
          JsonElement result = answer.apply(message);
          if (!result.equals(SILENCE)) {
            post(object("jsonrpc", "2.0", "id", message.get("id"), "result", result));
          }
        }
        synchronized (said) {
          said.add(message);
          said.notifyAll();
        }
      }
    } catch (IOException e) {
      unframed = e;
    } finally {
      synchronized (said) {
        ended = true;
        said.notifyAll();
      }
    }
  }

  private void collectStandardError() {
    try (var in = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        standardError.append(line).append('\n');
      }
    } catch (IOException e) {
      standardError.append(e);
    }
  }

  /** Given as an answer, it is none: the server waits in vain. */
  static final JsonElement SILENCE = new JsonPrimitive("(no answer)");

  /** Answers the server's requests of that method from now on; otherwise the answer is null. */
  WireSession answering(String method, Function<JsonObject, JsonElement> answer) {
    answers.put(method, answer);
    return this;
  }

  /** {@code initialize} and {@code initialized}, with the desk's folder as the workspace. */
  JsonObject start(JsonObject capabilities) {
    return start(capabilities, JsonNull.INSTANCE);
  }

  JsonObject start(JsonObject capabilities, JsonElement initializationOptions) {
    JsonObject answer =
        request(
            "initialize",
            object(
                "processId", ProcessHandle.current().pid(),
                "rootUri", desk.folder().toUri(),
                "workspaceFolders",
                    array(object("uri", desk.folder().toUri().toString(), "name", "notes")),
                "capabilities", capabilities,
                "initializationOptions", initializationOptions));
    tell("initialized", object());
    return answer;
  }

  /** Waits until the papers are there, as an editor sees it. */
  void awaitPapers() {
    await(WireSession::isLoaded, "the papers");
  }

  static boolean isLoaded(JsonObject message) {
    return method(message).equals("window/logMessage")
        && string(message, "params", "message").contains(" papers from ");
  }

  /** The {@code result} of a request; an error fails. */
  JsonElement ask(String method, JsonElement params) {
    JsonObject answer = await(send(method, params));
    if (answer.has("error")) {
      fail(method + " was answered with " + answer.get("error"));
    }
    return answer.get("result");
  }

  JsonObject request(String method, JsonElement params) {
    return ask(method, params).getAsJsonObject();
  }

  /** The {@code code} of the error that answers a request. */
  int errorOf(int id) {
    JsonObject answer = await(id);
    if (!answer.has("error")) {
      fail("an error was due, not " + answer);
    }
    return answer.getAsJsonObject("error").get("code").getAsInt();
  }

  /** Sends a request and answers its id at once. */
  int send(String method, JsonElement params) {
    int id = ++lastId;
    post(object("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    return id;
  }

  void tell(String method, JsonElement params) {
    post(object("jsonrpc", "2.0", "method", method, "params", params));
  }

  private void post(JsonObject message) {
    post(message.toString());
  }

  /** Sends {@code body} well framed, whatever it is. */
  synchronized void post(String body) {
    try {
      Framing.write(burst != null ? burst : toServer, body);
    } catch (IOException e) {
      throw new UncheckedIOException("the server hears nothing: " + standardError, e);
    }
  }

  /** Sends all that {@code messages} says in a single write, so that nothing comes between. */
  synchronized void burst(Runnable messages) {
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    burst = together;
    messages.run();
    burst = null;
    raw(together.toByteArray());
  }

  /** Sends bytes as they are. */
  synchronized void raw(byte[] bytes) {
    try {
      toServer.write(bytes);
      toServer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the server hears nothing: " + standardError, e);
    }
  }

  /** Opens a note in Markdown. */
  void open(String name, String text) {
    open(name, "markdown", text);
  }

  void open(String name, String language, String text) {
    tell(
        "textDocument/didOpen",
        object(
            "textDocument",
            object("uri", desk.uri(name), "languageId", language, "version", 1, "text", text)));
  }

  void change(String name, int version, JsonObject... changes) {
    tell(
        "textDocument/didChange",
        object(
            "textDocument",
            object("uri", desk.uri(name), "version", version),
            "contentChanges",
            array((Object[]) changes)));
  }

  void close(String name) {
    tell("textDocument/didClose", object("textDocument", object("uri", desk.uri(name))));
  }

  /** One edit within a line. */
  static JsonObject edit(int line, int from, int to, String text) {
    return object("range", range(line, from, to), "text", text);
  }

  static JsonObject range(int line, int from, int to) {
    return object(
        "start", object("line", line, "character", from),
        "end", object("line", line, "character", to));
  }

  /** The params of a request about a place. */
  JsonObject at(String name, int line, int character) {
    return object(
        "textDocument", object("uri", desk.uri(name)),
        "position", object("line", line, "character", character));
  }

  /** The params of a request about a whole note. */
  JsonObject note(String name) {
    return object("textDocument", object("uri", desk.uri(name)));
  }

  /** The items on offer, each with the edit that an editor makes of it and of what all share. */
  List<JsonObject> complete(String name, int line, int character) {
    JsonObject list = request("textDocument/completion", at(name, line, character));
    List<JsonObject> items = objects(list.getAsJsonArray("items"));
    if (list.has("itemDefaults")) {
      JsonElement range = list.getAsJsonObject("itemDefaults").get("editRange");
      for (JsonObject item : items) {
        item.add("textEdit", object("range", range, "newText", item.get("textEditText")));
      }
    }
    return items;
  }

  /** The hover's text, or empty where nothing is shown. */
  String hover(String name, int line, int character) {
    JsonElement answer = ask("textDocument/hover", at(name, line, character));
    return answer.isJsonNull() ? "" : string(answer.getAsJsonObject(), "contents", "value");
  }

  /** What was last published for a note, once {@code wanted} is true of it. */
  List<JsonObject> awaitDiagnostics(String name, Predicate<List<JsonObject>> wanted) {
    return awaitDiagnostics(0, name, wanted);
  }

  /** The same among what is said from the message of that number on. */
  List<JsonObject> awaitDiagnostics(int from, String name, Predicate<List<JsonObject>> wanted) {
    JsonObject message =
        await(
            from,
            one ->
                method(one).equals("textDocument/publishDiagnostics")
                    && string(one, "params", "uri").equals(desk.uri(name))
                    && wanted.test(diagnostics(one)),
            "the diagnostics of " + name);
    return diagnostics(message);
  }

  private static List<JsonObject> diagnostics(JsonObject message) {
    return objects(message.getAsJsonObject("params").getAsJsonArray("diagnostics"));
  }

  /** The answer to the request of that id. */
  JsonObject await(int id) {
    return await(
        message ->
            !message.has("method")
                && message.get("id") instanceof JsonPrimitive answered
                && answered.isNumber()
                && answered.getAsInt() == id,
        "the answer to " + id);
  }

  /** The first message that is {@code wanted}, said already or yet to come. */
  JsonObject await(Predicate<JsonObject> wanted, String name) {
    return await(0, wanted, name);
  }

  /** The same among what is said from the message of that number on. */
  JsonObject await(int from, Predicate<JsonObject> wanted, String name) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (said) {
      for (int next = from; ; next++) {
        while (next >= said.size()) {
          long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (ended || left <= 0) {
            return fail(
                "%s never came%s. Said:%n%s%nStandard error:%n%s"
                    .formatted(name, ended ? " before the end" : "", lines(said), standardError));
          }
          try {
            said.wait(left);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
        if (wanted.test(said.get(next))) {
          return said.get(next);
        }
      }
    }
  }

  private static String lines(List<JsonObject> messages) {
    StringBuilder lines = new StringBuilder();
    for (JsonObject message : messages) {
      String line = message.toString();
      lines.append(line, 0, Math.min(line.length(), 400)).append('\n');
    }
    return lines.toString();
  }

  /** How much was said until now. */
  int mark() {
    synchronized (said) {
      return said.size();
    }
  }

  /** All that was said with this method. */
  List<JsonObject> saidWith(String method) {
    synchronized (said) {
      return said.stream().filter(message -> method(message).equals(method)).toList();
    }
  }

  String standardError() {
    return standardError.toString();
  }

  /** What the server holds of the machine's memory, in MiB; 0 where Linux does not tell. */
  long residentMebibytes() {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Desk.read(status)
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** {@code shutdown}, {@code exit}, and the exit code. */
  int shutDown() {
    ask("shutdown", JsonNull.INSTANCE);
    tell("exit", JsonNull.INSTANCE);
    return exitCode();
  }

  /** Closes the server's standard input. */
  void endInput() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the process's end. */
  int exitCode() {
    try {
      assertTrue(
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS),
          "the server goes on: " + standardError);
      reader.join();
      complaints.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process if it still runs; fails where standard output carried anything unframed. */
  @Override
  public void close() {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    // Who is killed may be killed in the middle of a message.
    boolean killed =
        alive
            && unframed != null
            && (unframed instanceof EOFException
                || unframed.getMessage().contains("Stream closed"));
    if (unframed != null && !killed) {
      throw new AssertionError("standard output carries more than messages", unframed);
    }
  }

  static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      object.add((String) namesAndValues[at], json(namesAndValues[at + 1]));
    }
    return object;
  }

  static JsonArray array(Object... values) {
    JsonArray array = new JsonArray();
    for (Object value : values) {
      array.add(json(value));
    }
    return array;
  }

  private static JsonElement json(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement json -> json;
      case Number number -> new JsonPrimitive(number);
      case Boolean truth -> new JsonPrimitive(truth);
      default -> new JsonPrimitive(value.toString());
    };
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  static String method(JsonObject message) {
    return message.has("method") ? message.get("method").getAsString() : "";
  }

  /** The string at the end of that path of members; empty where it is absent. */
  static String string(JsonObject object, String... path) {
    JsonElement at = object;
    for (String name : path) {
      at = at instanceof JsonObject inner && inner.has(name) ? inner.get(name) : JsonNull.INSTANCE;
    }
    return at.isJsonPrimitive() ? at.getAsString() : "";
  }
}
