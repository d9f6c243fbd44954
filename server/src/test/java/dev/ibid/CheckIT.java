package dev.ibid;

import static dev.ibid.WireSession.string;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** {@code ibid check} as CI and people at a shell use it. */
class CheckIT {
  private static final String UNKNOWN = "arXiv:2312.09833";
  private static final String IMPOSSIBLE = "arXiv:2313.00001";
  private static final String USELESS = "<!-- ibid: off-line unknown-paper -->";

  @TempDir private Path temporary;
  private Desk desk;

  @BeforeEach
  void setUp() {
    desk = Desk.withSeeds(temporary);
  }

  private Run check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    return Run.ibid(desk, all.toArray(String[]::new));
  }

  @Test
  void theExitCodeIsWhatFailOnSays() {
    desk.write("a.md", UNKNOWN);
    assertEquals(1, check().exitCode());
    assertEquals(0, check("--fail-on", "error").exitCode());
    assertEquals(0, check("--fail-on", "never").exitCode());
    desk.write("ibid.toml", "rules = { unknown-paper = 'hint' }");
    assertEquals(new Run(0, "", "No findings in 2 files; 1 more with --show hint\n"), check());
    assertEquals(1, check("--fail-on", "hint").exitCode());
    assertTrue(check("--show=hint").out().contains("hint[unknown-paper]"));
    desk.write("ibid.toml", "rules = { unknown-paper = 'error' }");
    assertEquals(1, check("--fail-on", "error").exitCode());
  }

  @Test
  void aRuleThatDoesNotExistStopsTheCheck() {
    desk.write("a.md", "");
    desk.write("ibid.toml", "[rules]\nunkown-paper = 'off'\n");
    Run run = check();
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("ibid.toml:2: there is no rule 'unkown-paper'"), run.err());
  }

  @Test
  void aFolderThatIsALinkIsSearched() throws IOException {
    Path notes = desk.write("notes/a.md", UNKNOWN).getParent();
    Files.createSymbolicLink(desk.folder().resolve("link"), notes);
    assertTrue(check("link").out().startsWith("link/a.md:1:"), check("link").toString());
  }

  @Test
  void aPatternOfNothingIsTold() {
    desk.write("drafts/a.md", UNKNOWN);
    desk.write("ibid.toml", "exclude = ['drafts/', 'archiv/']\n");
    Run run = check();
    assertEquals(0, run.exitCode(), run.toString());
    assertTrue(run.err().contains("there is no file that is \"archiv/\""), run.err());
    assertFalse(run.err().contains("drafts"), run.err());
    assertTrue(check("drafts/a.md").err().contains("drafts/a.md: is excluded by ibid.toml"));
  }

  @Test
  void sarifIsValidAndItsPlacesAreRight() throws IOException {
    desk.write("Ü {x}/[1] 🦉.md", "🦉é See " + UNKNOWN + "[x].\n\n\narXiv:2313.00001 " + UNKNOWN);
    Run run = check("--format", "sarif");
    assertEquals(1, run.exitCode());
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    try (InputStream schema =
        CheckIT.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      validator.registerSchema(URI.create("urn:sarif"), text);
    }
    Validator.Result result = validator.validate(URI.create("urn:sarif"), run.out());
    assertTrue(result.isValid(), () -> result.getErrors().getFirst().getError());
    JsonObject log = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject sarif = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    assertEquals("utf16CodeUnits", string(sarif, "columnKind"));
    JsonArray results = sarif.getAsJsonArray("results");
    assertEquals(3, results.size());
    JsonObject first = results.get(0).getAsJsonObject();
    JsonObject physical =
        first
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertEquals(
        "%C3%9C%20%7Bx%7D/%5B1%5D%20%F0%9F%A6%89.md",
        string(physical.getAsJsonObject("artifactLocation"), "uri"));
    JsonObject region = physical.getAsJsonObject("region");
    assertEquals(9, region.get("startColumn").getAsInt(), "an owl is two units");
    assertEquals(25, region.get("endColumn").getAsInt());
    assertEquals(UNKNOWN, string(region.getAsJsonObject("snippet"), "text"));
    JsonArray rules =
        sarif.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
    JsonObject rule = rules.get(first.get("ruleIndex").getAsInt()).getAsJsonObject();
    assertEquals("unknown-paper", string(rule, "id"));
    JsonObject replacement =
        first
            .getAsJsonArray("fixes")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("artifactChanges")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("replacements")
            .get(0)
            .getAsJsonObject();
    assertEquals(15, replacement.getAsJsonObject("deletedRegion").get("startColumn").getAsInt());
    assertNotEquals(
        first.get("partialFingerprints"),
        results.get(2).getAsJsonObject().get("partialFingerprints"),
        "the same twice is two findings");
  }

  @Test
  void fingerprintsStayWhenLinesMove() {
    desk.write("a.md", UNKNOWN);
    String before = fingerprint();
    desk.write("a.md", "one\n\ntwo\n\n" + UNKNOWN);
    assertEquals(before, fingerprint());
  }

  private String fingerprint() {
    JsonObject log = JsonParser.parseString(check("--format=sarif").out()).getAsJsonObject();
    JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    return run.getAsJsonArray("results")
        .get(0)
        .getAsJsonObject()
        .get("partialFingerprints")
        .toString();
  }

  @Test
  void reportsForGitHubNameNotesFromTheRepository() {
    git("init", "-q");
    desk.write("inner/ibid.toml", "corpus = ['../papers']\n");
    desk.write("inner/a.md", UNKNOWN);
    Desk inner = new Desk(desk.folder().resolve("inner"), desk.cache());
    String line = Run.ibid(inner, "check", "--format=github").out();
    assertTrue(line.startsWith("::warning file=inner/a.md,line=1,"), line);
    String sarif = Run.ibid(inner, "check", "--format=sarif").out();
    assertTrue(sarif.contains("\"uri\":\"inner/a.md\""), sarif);
  }

  @Test
  void githubTakesTheLines() {
    desk.write("a,b.md", "\n" + UNKNOWN + " 100%");
    String line = check("--format", "github").out();
    assertTrue(
        line.startsWith(
            "::warning file=a%2Cb.md,line=2,endLine=2,col=1,endColumn=17,title=ibid"
                + " unknown-paper::a,b.md:2:1: "),
        line);
  }

  @Test
  void junitIsXml() throws Exception {
    desk.write("a&b.md", UNKNOWN + "\narXiv:2313.00001");
    desk.write("clean.md", "");
    Run run = check("--format", "junit", "--fail-on", "error");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
    assertEquals(3, document.getElementsByTagName("testsuite").getLength());
    assertEquals(4, document.getElementsByTagName("testcase").getLength());
    assertEquals(1, document.getElementsByTagName("failure").getLength(), "warnings pass");
    assertEquals("4", document.getDocumentElement().getAttribute("tests"));
    assertEquals("1", document.getDocumentElement().getAttribute("failures"));
  }

  @Test
  void aNoteOnStandardInput() throws IOException {
    desk.write("ibid.toml", "[[paths]]\nfiles = 'x/'\nrules = { unknown-paper = 'error' }\n");
    Path note = Files.writeString(temporary.resolve("in"), UNKNOWN + " % arXiv:2312.09834\n");
    Run run = fed(note, "check", "-", "--stdin-path", "x/a.tex");
    assertTrue(run.out().startsWith("x/a.tex:1:1: error[unknown-paper]"), run.toString());
    assertEquals(1, run.out().lines().count(), "in LaTeX the second is a comment");
    assertEquals(2, fed(note, "check", "-", "--fix").exitCode());
    assertEquals(2, fed(note, "check", "-", "a.md").exitCode());
  }

  private Run fed(Path input, String... arguments) throws IOException {
    ProcessBuilder command = desk.ibid(arguments);
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", "exec \"$@\" < '" + input + "'", "sh");
    shell.command().addAll(command.command());
    shell.directory(command.directory());
    shell.environment().putAll(command.environment());
    return Run.of(shell);
  }

  @Test
  void whatGitIgnoresIsPassedOver() {
    git("init", "-q");
    desk.write(".gitignore", "drafts/*\n!drafts/keep.md\n*.tmp.md\n");
    desk.write(".git/info/exclude", "mine.md\n");
    desk.write("sub/.gitignore", "!a.tmp.md\n/b.md\n");
    for (String name :
        List.of(
            "a.md",
            "mine.md",
            "drafts/x.md",
            "drafts/keep.md",
            "a.tmp.md",
            "sub/a.tmp.md",
            "sub/b.md",
            "sub/deep/b.md")) {
      desk.write(name, UNKNOWN);
    }
    List<String> found =
        check().out().lines().map(line -> line.substring(0, line.indexOf(':'))).toList();
    assertEquals(List.of("a.md", "drafts/keep.md", "sub/a.tmp.md", "sub/deep/b.md"), found);
    assertEquals(8, check("--no-gitignore").out().lines().count());
    assertEquals(1, check("mine.md").out().lines().count(), "what is named is checked");
    assertEquals(2, check("sub").out().lines().count());
  }

  @Test
  void theSettingsOfAProjectNameBibliographies() {
    desk.write("book/_quarto.yml", "project:\n  type: book\nbibliography: mine.bib\n");
    desk.write("book/mine.bib", "@book{mine, title = {Mine}, author = {Ann}, year = 2001}\n");
    desk.write("book/parts/a.qmd", "[@mine; @yours]\n");
    assertEquals(
        "book/parts/a.qmd:1:9: warning[undefined-key]",
        check().out().replaceFirst("(?s)(\\]).*", "$1"));
  }

  @Test
  void onlyWhatChangedSince() {
    git("init", "-q", "-b", "main");
    desk.write("old.md", UNKNOWN);
    desk.write("changed.md", UNKNOWN);
    git("add", ".");
    git("commit", "-q", "-m", "one");
    git("checkout", "-q", "-b", "work");
    desk.write("changed.md", UNKNOWN + "\n");
    git("commit", "-q", "-a", "-m", "two");
    desk.write("new é.md", UNKNOWN);
    git("checkout", "-q", "main");
    desk.write("old.md", UNKNOWN + "\n");
    git("commit", "-q", "-m", "three", "old.md");
    git("checkout", "-q", "work");
    List<String> found =
        check("--since", "main").out().lines().map(line -> line.split(":")[0]).toList();
    assertEquals(List.of("changed.md", "new é.md"), found);
    Run unknown = check("--since", "nowhere");
    assertEquals(new Run(2, "", "ibid: --since: there is no revision nowhere\n"), unknown);
    assertEquals(2, check("--since", "--output=x").exitCode());
  }

  @Test
  void ofASubmoduleThatChangedAllNotesAreMeant() {
    git("init", "-q", "-b", "main", "other");
    desk.write("other/b.md", IMPOSSIBLE);
    git("-C", "other", "add", ".");
    git("-C", "other", "commit", "-q", "-m", "one");
    git("init", "-q", "-b", "main", "work");
    String other = desk.folder().resolve("other").toString();
    git("-C", "work", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other);
    git("-C", "work", "commit", "-q", "-m", "one");
    assertEquals("", check("--since", "HEAD", "work", "other").out());
    desk.write("work/other/new.md", IMPOSSIBLE);
    desk.write("other/c.md", IMPOSSIBLE);
    List<String> found =
        check("--since", "HEAD", "work", "other")
            .out()
            .lines()
            .map(line -> line.split(":")[0])
            .toList();
    assertEquals(List.of("work/other/b.md", "work/other/new.md", "other/c.md"), found);
  }

  @Test
  void notesThatDidNotChangeCiteEntriesToo() {
    git("init", "-q", "-b", "main");
    desk.write("ibid.toml", "[rules]\nunused-entry = \"warning\"\n");
    desk.write("old.md", "See [@one].\n");
    desk.write("changed.md", "See [@two].\n");
    git("add", ".");
    git("commit", "-q", "-m", "one");
    desk.write("changed.md", "See [@two] again.\n");
    desk.write(
        "refs.bib", "@misc{one, title={A}}\n@misc{two, title={B}}\n@misc{three, title={C}}\n");
    assertEquals(
        "refs.bib:3:7: warning[unused-entry]: No note cites three\n",
        check("--since", "main").out());
  }

  private void git(String... arguments) {
    ProcessBuilder git =
        new ProcessBuilder("git", "-c", "user.name=a", "-c", "user.email=a@localhost");
    git.command().addAll(List.of(arguments));
    git.directory(desk.folder().toFile());
    Run run = Run.of(git);
    assertEquals(0, run.exitCode(), run.err());
  }

  @Test
  void aFixKeepsTheRestOfTheFile() throws IOException {
    byte[] before = ("\ufeffé\r\ntext " + USELESS + "\r\nend").getBytes(StandardCharsets.UTF_8);
    Path note = desk.write("a.md", before);
    Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(desk.folder().resolve("link.md"), Path.of("a.md"));
    Path old =
        desk.write("b.tex", "caf\u00e9 % ibid: off-line\n".getBytes(StandardCharsets.ISO_8859_1));
    Run diff = check("--diff", "link.md", "b.tex");
    assertEquals(1, diff.exitCode());
    assertArrayEquals(before, Files.readAllBytes(note), "--diff changes nothing");
    Run run = check("--fix", "link.md", "b.tex");
    assertEquals(0, run.exitCode(), run.toString());
    assertTrue(run.err().contains("Mended 2 findings in 2 files\n"), run.err());
    assertEquals("\ufeffé\r\ntext\r\nend", Files.readString(note));
    assertArrayEquals("caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(old));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(note)));
    assertEquals(0, check("--diff", "link.md").exitCode());
    assertEquals("", check("--diff", "link.md").out());
  }

  @Test
  void whatCannotBeMendedIsTold() throws IOException {
    byte[] before = "caf\u00e9 \u0081 % ibid: off-line\n".getBytes(StandardCharsets.ISO_8859_1);
    Path note = desk.write("a.tex", before);
    Run run = check("--fix");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("a.tex: has bytes that no text has"), run.err());
    assertTrue(run.err().contains("Mended 0 findings in 0 files\n"), run.err());
    assertEquals(1, run.out().lines().filter(l -> l.contains("unused-suppression")).count());
    assertArrayEquals(before, Files.readAllBytes(note));
  }

  @Test
  void aNoteAndALinkToItAreMendedOnce() throws IOException {
    git("init", "-q");
    Path note = desk.write("z/note.md", "one " + USELESS + "\n");
    Files.createSymbolicLink(desk.folder().resolve("a.md"), Path.of("z/note.md"));
    Files.writeString(temporary.resolve("p.diff"), check("--diff").out());
    git("apply", "--check", temporary.resolve("p.diff").toString());
    Run run = check("--fix");
    assertEquals(0, run.exitCode(), run.toString());
    assertTrue(run.err().contains("Mended 1 finding in 1 file\n"), run.err());
    assertEquals("one\n", Files.readString(note));
  }

  @Test
  void onlyCertainFixesAreAppliedUnlessAsked() throws IOException {
    String named = "- Disentangling Linear Mode-Connectivity, %s\n\n";
    String guessed = "- Another subject, arXiv:2311.01960\n";
    Path note = desk.write("a.md", named.formatted(UNKNOWN) + guessed);
    assertEquals(1, check("--fix").exitCode());
    assertEquals(named.formatted(UNKNOWN) + guessed, Files.readString(note));
    assertEquals(1, check("--fix", "--unsafe-fixes").exitCode());
    assertEquals(named.formatted("arXiv:2312.09832") + guessed, Files.readString(note));
  }

  @Test
  void theDiffIsWhatGitApplies() throws IOException {
    git("init", "-q");
    Path note =
        desk.write("x y/é.md", "one\r\n" + UNKNOWN + " " + USELESS + "\r\n\r\nfine " + USELESS);
    Run diff = check("--diff");
    Files.writeString(temporary.resolve("p.diff"), diff.out());
    git("apply", temporary.resolve("p.diff").toString());
    assertEquals("one\r\n" + UNKNOWN + " " + USELESS + "\r\n\r\nfine", Files.readString(note));
  }

  @Test
  void aBaselineSurvivesMovedLines() {
    desk.write("a.md", UNKNOWN + "\n\n" + UNKNOWN);
    desk.write("x/b.md", IMPOSSIBLE);
    Run written = check("--write-baseline");
    assertEquals(0, written.exitCode(), written.err());
    assertTrue(written.err().startsWith("3 findings written to "), written.err());
    desk.write("ibid.toml", "baseline = 'ibid.baseline'");
    desk.write("a.md", "one\n\n" + UNKNOWN + " two\n" + UNKNOWN);
    assertEquals(new Run(0, "", "No findings in 3 files; 3 known from the baseline\n"), check());
    desk.write("a.md", (UNKNOWN + "\n").repeat(3));
    assertTrue(check().out().startsWith("a.md:3:1: warning[unknown-paper]"), "a third is new");
    desk.write("a.md", UNKNOWN);
    assertTrue(
        check().err().contains("1 finding of the baseline is gone; --write-baseline forgets it"));
    assertEquals(2, check("--baseline", "nowhere").exitCode());
    assertEquals(0, check("--write-baseline").exitCode(), "it writes what is found, known or not");
    assertTrue(check().err().contains("2 known from the baseline"));
  }

  @Test
  void aBaselineThatIsNamedAndNotThereIsWritten() {
    desk.write("a.md", UNKNOWN);
    desk.write("ibid.toml", "baseline = './known.txt'");
    Run missing = check();
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("ibid check --write-baseline makes it"), missing.err());
    assertEquals(0, check("--write-baseline").exitCode());
    assertEquals(0, check().exitCode(), "what it quotes is no note");
    desk.write("known.txt", "broken");
    assertEquals(2, check().exitCode());
    assertEquals(0, check("--write-baseline").exitCode());
    assertEquals(0, check().exitCode());
  }

  @Test
  void manyNotesAreToldInTheirOrder() {
    for (int at = 0; at < 300; at++) {
      desk.write("n%03d.md".formatted(at), UNKNOWN + "\n".repeat(at % 7) + " arXiv:2313.00001");
    }
    Run first = check();
    assertEquals(600, first.out().lines().count());
    List<String> notes = first.out().lines().map(line -> line.split(":")[0]).toList();
    assertEquals(notes.stream().sorted().toList(), notes);
    assertEquals(first, check());
  }
}
