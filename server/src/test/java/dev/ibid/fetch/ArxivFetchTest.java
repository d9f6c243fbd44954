package dev.ibid.fetch;

import static dev.ibid.fetch.PlayedArxiv.entry;
import static dev.ibid.fetch.PlayedArxiv.error;
import static dev.ibid.fetch.PlayedArxiv.feed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.corpus.Corpus;
import dev.ibid.corpus.index.CorpusIndex;
import dev.ibid.corpus.index.IndexProgress;
import dev.ibid.fetch.ArxivFetch.Outcome;
import dev.ibid.fetch.PlayedArxiv.Reply;
import dev.ibid.paper.ArxivId;
import dev.ibid.paper.CiteKey;
import dev.ibid.paper.CiteKeyPattern;
import dev.ibid.paper.Paper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArxivFetchTest {
  @TempDir private Path folder;

  private static final Function<List<String>, Reply> ALL_BUT_9S =
      ids ->
          Reply.ok(
              feed(
                  ids.stream()
                      .filter(id -> !id.endsWith("9"))
                      .map(id -> entry(id, "On Paper " + id.substring(5), "Ada Ämter"))
                      .toArray(String[]::new)));

  private Path bib() {
    return folder.resolve("fetched.bib");
  }

  private ArxivApi api(URI address) {
    return api(address, Duration.ofMillis(1), Duration.ofSeconds(10));
  }

  /**
   * @param pause between two requests
   * @param patience with a request that nothing comes back of
   */
  private ArxivApi api(URI address, Duration pause, Duration patience) {
    return new ArxivApi(address, folder.resolve("cache"), pause, patience);
  }

  private Corpus corpus(Path... sources) throws IOException {
    return CorpusIndex.open(List.of(sources), folder.resolve("index"), false, IndexProgress.SILENT)
        .corpus();
  }

  private Outcome fetch(ArxivApi api, String... ids) throws IOException {
    return ArxivFetch.fetch(
        ids(ids), bib(), CiteKeyPattern.USUAL, corpus(), api, FetchProgress.SILENT);
  }

  private static List<ArxivId> ids(String... ids) {
    return List.of(ids).stream().map(ArxivId::new).toList();
  }

  private static ArxivId id(String id) {
    return new ArxivId(id);
  }

  @Test
  void aPaperBecomesAnEntryThatCanBeCited() throws IOException {
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      Outcome outcome = fetch(api(arxiv.address()), "2311.01906");
      assertEquals(Map.of(id("2311.01906"), new CiteKey("amter2023paper")), outcome.added());
      assertEquals(List.of("Fetched 1 paper into fetched.bib: amter2023paper"), outcome.lines());
      assertEquals(
          """
          @misc{amter2023paper,
            title         = {{On Paper 01906}},
            author        = {Ämter, Ada},
            year          = {2023},
            eprint        = {2311.01906},
            archivePrefix = {arXiv},
            primaryClass  = {cs.LG},
            abstract      = {What 2311.01906 is about.},
          }
          """,
          Files.readString(bib()));
      assertEquals("id_list=2311.01906&max_results=1", arxiv.asked().getFirst().query());
      Paper read = corpus(bib()).byArxivId(id("2311.01906"));
      assertEquals("On Paper 01906", read.title());
      assertEquals("What 2311.01906 is about.", read.summary());
    }
  }

  @Test
  void whatArxivDoesNotHaveIsToldApartFromErrors() throws IOException {
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      Outcome outcome = fetch(api(arxiv.address()), "2311.01906", "2311.99999");
      assertEquals(ids("2311.99999"), outcome.missing());
      assertNull(outcome.failure());
      assertEquals(1, arxiv.asked().size(), "one request for both");
    }
    try (PlayedArxiv arxiv =
        new PlayedArxiv(ids -> new Reply(400, feed(error("incorrect id format for x")), ""))) {
      Outcome outcome = fetch(api(arxiv.address()), "2311.00001");
      assertEquals(List.of(), outcome.missing(), "nobody said that it is");
      assertEquals(
          "arXiv answered with an error: incorrect id format for x",
          outcome.failure().getMessage());
      assertEquals(1, arxiv.asked().size());
    }
  }

  @Test
  void nothingAtAllIsThere() throws IOException {
    try (PlayedArxiv arxiv = new PlayedArxiv(ids -> Reply.ok(feed()))) {
      Outcome outcome = fetch(api(arxiv.address()), "2311.00001");
      assertNull(outcome.failure());
      assertEquals(ids("2311.00001"), outcome.missing());
      assertFalse(Files.exists(bib()));
    }
  }

  @Test
  void whatTheCorpusHasIsNotAskedFor() throws IOException {
    Path refs = Files.writeString(folder.resolve("refs.bib"), "@misc{a, eprint = {2311.00001}}");
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      Outcome outcome =
          ArxivFetch.fetch(
              ids("2311.00001"),
              bib(),
              CiteKeyPattern.USUAL,
              corpus(refs),
              api(arxiv.address()),
              FetchProgress.SILENT);
      assertEquals(ids("2311.00001"), outcome.present());
      assertEquals(List.of(), arxiv.asked());
    }
  }

  @Test
  void anAnswerHoldsForADay() throws IOException {
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      ArxivApi api = api(arxiv.address());
      fetch(api, "2311.00001", "2311.00002");
      Files.delete(bib());
      Outcome again = fetch(api, "2311.00002", "2311.00003");
      assertEquals(2, again.added().size());
      assertEquals(List.of("2311.00003"), arxiv.asked().get(1).ids());
      Files.delete(bib());
      Path answers = folder.resolve("cache").resolve("answers");
      FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
      try (var files = Files.list(answers)) {
        for (Path file : files.toList()) {
          Files.setLastModifiedTime(file, yesterday);
        }
      }
      assertEquals(1, fetch(api, "2311.00002").added().size());
      assertEquals(3, arxiv.asked().size());
      try (var files = Files.list(answers)) {
        assertEquals(1, files.count(), "older ones are gone");
      }
    }
  }

  @Test
  void manyAreAskedForInBatches() throws IOException {
    String[] many =
        IntStream.range(0, 250).mapToObj("2311.%04d8"::formatted).toArray(String[]::new);
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      assertEquals(250, fetch(api(arxiv.address()), many).added().size());
      assertEquals(
          List.of(100, 100, 50), arxiv.asked().stream().map(one -> one.ids().size()).toList());
      assertEquals(250, corpus(bib()).size());
    }
  }

  @Test
  void aBusyServerIsAskedAgainLater() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (PlayedArxiv arxiv =
        new PlayedArxiv(
            ids ->
                count.incrementAndGet() < 3
                    ? new Reply(count.get() == 1 ? 503 : 429, "Rate exceeded.", "0")
                    : ALL_BUT_9S.apply(ids))) {
      assertEquals(1, fetch(api(arxiv.address()), "2311.00001").added().size());
      assertEquals(3, arxiv.asked().size());
    }
    try (PlayedArxiv arxiv = new PlayedArxiv(ids -> Reply.status(503))) {
      Outcome outcome = fetch(api(arxiv.address()), "2311.00003");
      assertEquals(
          "arXiv (127.0.0.1) answered with HTTP status 503", outcome.failure().getMessage());
      assertEquals(4, arxiv.asked().size(), "then it is left alone");
    }
    try (PlayedArxiv arxiv = new PlayedArxiv(ids -> Reply.status(403))) {
      assertNotNull(fetch(api(arxiv.address()), "2311.00003").failure());
      assertEquals(1, arxiv.asked().size(), "it will not change its mind");
    }
  }

  @Test
  void aSilentServerIsGivenUp() throws IOException {
    try (PlayedArxiv arxiv = new PlayedArxiv(ids -> Reply.NEVER)) {
      ArxivApi impatient = api(arxiv.address(), Duration.ofMillis(1), Duration.ofMillis(400));
      Outcome outcome = fetch(impatient, "2311.00001");
      assertEquals(
          "arXiv (127.0.0.1) does not answer; try again later", outcome.failure().getMessage());
      assertEquals(4, arxiv.asked().size());
    }
  }

  @Test
  void offlineIsSaidAtOnceAndNothingIsWritten() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    Outcome outcome =
        fetch(api(URI.create("http://127.0.0.1:" + unused + "/api/query")), "2311.00001");
    assertEquals(
        "arXiv (127.0.0.1) can't be reached; is this machine offline? Nothing was fetched",
        outcome.failure().getMessage());
    assertFalse(Files.exists(bib()));
    assertEquals(List.of(), outcome.missing());
  }

  @Test
  void aLoginPageIsNoAnswer() throws IOException {
    try (PlayedArxiv arxiv =
        new PlayedArxiv(ids -> Reply.ok("<!DOCTYPE html><html><body>Log in</body></html>"))) {
      ArxivApi api = api(arxiv.address());
      String message = fetch(api, "2311.00001").failure().getMessage();
      assertTrue(message.startsWith("arXiv's answer can't be read: "), message);
      fetch(api, "2311.00001");
      assertEquals(2, arxiv.asked().size(), "it was not kept");
    }
  }

  @Test
  void whatCameBeforeAFailureIsKept() throws IOException {
    String[] many =
        IntStream.range(0, 150).mapToObj("2311.%04d8"::formatted).toArray(String[]::new);
    try (PlayedArxiv arxiv =
        new PlayedArxiv(ids -> ids.size() == 100 ? ALL_BUT_9S.apply(ids) : Reply.status(404))) {
      Outcome outcome = fetch(api(arxiv.address()), many);
      assertEquals(100, outcome.added().size());
      assertNotNull(outcome.failure());
      assertEquals(100, corpus(bib()).size());
    }
  }

  @Test
  void allOfAUsersProcessesTogetherAskOneByOneWithAPause() throws Exception {
    Duration pause = Duration.ofMillis(150);
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      ArxivApi api = api(arxiv.address(), pause, Duration.ofSeconds(10));
      List<CompletableFuture<Void>> asking = new ArrayList<>();
      long begin = System.currentTimeMillis();
      for (int at = 0; at < 4; at++) {
        ArxivId wanted = id("2311.0001" + at);
        asking.add(
            CompletableFuture.runAsync(
                () -> {
                  try {
                    api.papers(List.of(wanted), (id, paper) -> {}, FetchProgress.SILENT);
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                },
                work -> Thread.ofPlatform().start(work)));
      }
      for (CompletableFuture<Void> one : asking) {
        one.get(20, TimeUnit.SECONDS);
      }
      assertEquals(1, arxiv.mostOpen());
      List<Long> times = arxiv.asked().stream().map(PlayedArxiv.Asked::millis).sorted().toList();
      assertEquals(4, times.size());
      for (int at = 1; at < times.size(); at++) {
        // Requests travel for any time, so that two may come closer than they were sent; but none
        // comes before all the pauses ahead of it.
        long after = times.get(at) - begin;
        long least = at * pause.toMillis();
        assertTrue(
            after >= least, () -> "%d ms after the beginning, not %d".formatted(after, least));
      }
    }
  }

  @Test
  void itIsToldWhatIsWaitedForAndHowManyAreAnswered() throws IOException {
    String[] many =
        IntStream.range(0, 150).mapToObj("2311.%04d8"::formatted).toArray(String[]::new);
    AtomicInteger count = new AtomicInteger();
    List<String> told = new ArrayList<>();
    try (PlayedArxiv arxiv =
        new PlayedArxiv(
            ids ->
                count.incrementAndGet() == 2 ? new Reply(503, "", "1") : ALL_BUT_9S.apply(ids))) {
      ArxivApi api = api(arxiv.address(), Duration.ofMillis(800), Duration.ofSeconds(10));
      ArxivFetch.fetch(
          ids(many),
          bib(),
          CiteKeyPattern.USUAL,
          corpus(),
          api,
          telling(told, new AtomicBoolean()));
    }
    // A slow machine may have let a pause pass by itself.
    told.removeIf(line -> line.endsWith("waiting 1 s, since arXiv wants a pause between requests"));
    assertEquals(
        List.of(
            "0 of 150 papers, waiting for arXiv's answer",
            "100 of 150 papers, waiting for arXiv's answer",
            "100 of 150 papers, waiting 1 s, since arXiv is busy",
            "100 of 150 papers, waiting for arXiv's answer"),
        told);
  }

  private static FetchProgress telling(List<String> told, AtomicBoolean cancelled) {
    return new FetchProgress() {
      @Override
      public void report(String waiting, int answered, int wanted) {
        told.add(FetchProgress.text(waiting, answered, wanted));
      }

      @Override
      public boolean cancelled() {
        return cancelled.get();
      }
    };
  }

  @Test
  void aSilentArxivIsLeftAtOnce() throws IOException {
    AtomicBoolean cancelled = new AtomicBoolean();
    Function<List<String>, Reply> silent =
        ids -> {
          cancelled.set(true);
          return Reply.NEVER;
        };
    try (PlayedArxiv arxiv = new PlayedArxiv(silent)) {
      ArxivApi patient = api(arxiv.address(), Duration.ZERO, Duration.ofHours(1));
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThrows(
                  CancellationException.class,
                  () ->
                      patient.papers(
                          ids("2311.01906"),
                          (id, paper) -> {},
                          telling(new ArrayList<>(), cancelled))));
      assertEquals(1, arxiv.asked().size());
    }
  }

  /** How long ago the last request was is not known then, but that it may be too short ago. */
  @Test
  void aClockThatWasSetBackCostsOnePause() throws IOException {
    Files.createDirectories(folder.resolve("cache"));
    Files.write(
        folder.resolve("cache/turn"),
        ByteBuffer.allocate(Long.BYTES)
            .putLong(0, Instant.now().plusSeconds(3600).toEpochMilli())
            .array());
    List<String> told = new ArrayList<>();
    try (PlayedArxiv arxiv = new PlayedArxiv(ALL_BUT_9S)) {
      ArxivApi api = api(arxiv.address(), Duration.ofMillis(200), Duration.ofSeconds(10));
      api.papers(ids("2311.01906"), (id, paper) -> {}, telling(told, new AtomicBoolean()));
    }
    assertTrue(told.getFirst().contains("since arXiv wants a pause"), told::toString);
  }

  @Test
  void whoeverWaitsCanBeCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean cancelled = new AtomicBoolean();
    try (PlayedArxiv arxiv =
        new PlayedArxiv(
            ids -> {
              asked.countDown();
              return new Reply(503, "", "60");
            })) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(
              () ->
                  ended.complete(
                      assertThrows(
                          CancellationException.class,
                          () ->
                              ArxivFetch.fetch(
                                  ids("2311.00001"),
                                  bib(),
                                  CiteKeyPattern.USUAL,
                                  corpus(),
                                  api(arxiv.address()),
                                  telling(new ArrayList<>(), cancelled)))));
      asked.await();
      cancelled.set(true);
      assertNotNull(ended.get(20, TimeUnit.SECONDS));
      assertFalse(Files.exists(bib()));
    }
  }

  /** Answers that arXiv gave. */
  @Test
  void recordedAnswersAreUnderstood() throws IOException {
    Path atom = Path.of(System.getProperty("ibid.shared", "none"), "atom");
    Assumptions.assumeTrue(Files.isDirectory(atom));
    Map<String, String> files =
        Map.of(
            "1707.08567", "id_0808.05394_1707.08567_s0_m100_42e5aa0ec3af.xml",
            "0000.00000", "id_0000.0000_s0_m100_8b51d9633a68.xml",
            "1605.08386", "id_1605.08386_s0_m100_199195aa31ad.xml",
            "astro-ph/0601001", "id_astro-ph_0601001_s0_m100_3150dca9dc76.xml",
            "quant-ph/0201082", "id_quant-ph_0201082v1_s0_m100_86989fe779ef.xml",
            "2104.12255", "id_2104.12255v1_s0_m100_6ae69987ffe1.xml");
    try (PlayedArxiv arxiv =
        new PlayedArxiv(ids -> Reply.ok(read(atom.resolve(files.get(ids.getFirst())))))) {
      for (String id : files.keySet()) {
        Outcome outcome = fetch(api(arxiv.address()), id);
        assertNull(outcome.failure());
        assertEquals(id.equals("0000.00000") ? ids(id) : List.of(), outcome.missing());
      }
    }
    Corpus fetched = corpus(bib());
    assertEquals(5, fetched.size());
    assertEquals(List.of(), fetched.problems());
    for (String id : files.keySet()) {
      Paper paper = fetched.byArxivId(id(id));
      assertTrue(
          paper == null
              ? id.equals("0000.00000")
              : !paper.title().isEmpty() && !paper.authors().isEmpty(),
          id);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
