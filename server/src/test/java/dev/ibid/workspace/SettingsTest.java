package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ibid.paper.CiteKeyPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void sourcesAreAListOrASingleOne() {
    assertEquals(List.of("a.bib", "~/b"), read(Map.of("corpus", List.of("a.bib", "~/b"))).corpus());
    assertEquals(List.of("a.bib"), read(Map.of("corpus", "a.bib")).corpus());
    assertEquals(List.of(), read(Map.of("corpus", List.of())).corpus());
  }

  private static Settings set(List<String> corpus, String fetchInto) {
    return new Settings(corpus, fetchInto, null, null, null, null, null, null);
  }

  private static Settings read(Map<String, ?> values) {
    Settings.Reading reading = Settings.read(values, "test");
    assertEquals(List.of(), reading.problems());
    return reading.settings();
  }

  @Test
  void whatIsNotSetIsLeftToOthers() {
    Map<String, Object> unset = new HashMap<>();
    unset.put("corpus", null);
    assertNull(read(unset).corpus());
    Settings named = new Settings(List.of("a"));
    assertEquals(named, Settings.NONE.orElse(named));
    assertEquals(named, named.orElse(new Settings(List.of("b"))));
    assertEquals(new Settings(List.of()), new Settings(List.of()).orElse(named));
  }

  @Test
  void fetchedPapersGoIntoABibliography() {
    assertEquals("a/New.BIB", read(Map.of("fetch-into", "a/New.BIB")).fetchInto());
    Settings set = set(null, "a.bib");
    assertEquals(set(List.of("b"), "a.bib"), set.orElse(set(List.of("b"), "b.bib")));
    for (Object wrong : List.of("notes.md", 3, List.of("a.bib"))) {
      Settings.Reading reading = Settings.read(Map.of("fetch-into", wrong), "here");
      assertNull(reading.settings().fetchInto());
      assertEquals(
          "here: 'fetch-into' must name a .bib file, such as \"fetched.bib\"",
          reading.problems().getFirst().toString());
    }
  }

  @Test
  void keysAreMadeByAPattern() {
    CiteKeyPattern pattern = new CiteKeyPattern("{Author}-{yy}");
    assertEquals(pattern, read(Map.of("key-pattern", "{Author}-{yy}")).keyPattern());
    assertEquals(
        pattern, Settings.NONE.orElse(read(Map.of("key-pattern", "{Author}-{yy}"))).keyPattern());
    for (Object wrong : List.of("author", "{author}{month}", "{author} {year}", "{author}é", 3)) {
      Settings.Reading reading = Settings.read(Map.of("key-pattern", wrong), "here");
      assertNull(reading.settings().keyPattern());
      assertTrue(
          reading.problems().getFirst().toString().startsWith("here: 'key-pattern' must "),
          () -> "told of " + wrong);
    }
  }

  @Test
  void theBackgroundCheckIsOnOrOff() {
    assertEquals(false, read(Map.of("background-check", false)).backgroundCheck());
    assertEquals(
        false,
        read(Map.of("background-check", false))
            .orElse(read(Map.of("background-check", true)))
            .backgroundCheck());
    assertNull(Settings.NONE.backgroundCheck());
    Settings.Reading reading = Settings.read(Map.of("background-check", "no"), "here");
    assertNull(reading.settings().backgroundCheck());
    assertEquals(
        "here: 'background-check' must be true or false", reading.problems().getFirst().toString());
  }

  @Test
  void anUnknownNameIsToldWithTheOnesThereAre() {
    Settings.Reading reading =
        Settings.read(Map.of("corpsu", "a", "corpus", "refs.bib"), "the editor's settings");
    assertEquals(List.of("refs.bib"), reading.settings().corpus());
    assertEquals(
        List.of(
            "the editor's settings: there is no setting 'corpsu'; the settings are:"
                + " background-check, baseline, corpus, exclude, fetch-into, key-pattern, paths,"
                + " rules"),
        reading.problems().stream().map(SettingsProblem::toString).toList());
  }

  @Test
  void aValueOfAnotherKindIsToldAndLeftOut() {
    for (Object wrong : List.of(3, true, Map.of("a", "b"), List.of("a", 2))) {
      Settings.Reading reading = Settings.read(Map.of("corpus", wrong), "here");
      assertNull(reading.settings().corpus());
      assertEquals(
          "here: 'corpus' must be a list of strings, such as [\"refs.bib\"]",
          reading.problems().getFirst().toString());
    }
  }

  @Test
  void theFileOfTheWorkspaceIsToml() throws IOException {
    assertEquals(Settings.NONE, SettingsFile.read(folder).settings());
    assertEquals(List.of(), SettingsFile.read(folder).problems());
    Files.writeString(
        folder.resolve("ibid.toml"),
        "# sources\ncorpus = [\n  'papers', # here\n  \"é.bib\",\n]\n");
    assertEquals(List.of("papers", "é.bib"), SettingsFile.read(folder).settings().corpus());
    assertEquals(List.of(), SettingsFile.read(folder).problems());
  }

  @Test
  void brokenTomlIsToldWithItsLine() {
    Settings.Reading reading = SettingsFile.parse("# one\ncorpus = \"a\n\n", Path.of("ibid.toml"));
    String told = reading.problems().getFirst().toString();
    assertTrue(told.matches("ibid\\.toml:2: is not TOML: .+"), told);
  }

  @Test
  void wrongSettingsInTheFileAreToldWithTheirLine() {
    Settings.Reading reading =
        SettingsFile.parse("\ncorpus = 3\n\n[server]\npath = 'x'\n", Path.of("ibid.toml"));
    assertEquals(
        List.of("ibid.toml:2", "ibid.toml:4"),
        reading.problems().stream().map(one -> one.place().toString()).sorted().toList());
  }

  @Test
  void aByteOrderMarkIsNoSetting() {
    Settings.Reading reading =
        SettingsFile.parse("\uFEFFcorpus = 'a'\r\nx = 1\r\n", Path.of("ibid.toml"));
    assertEquals(List.of("a"), reading.settings().corpus());
    assertEquals(
        List.of("ibid.toml:2"),
        reading.problems().stream().map(one -> one.place().toString()).toList());
  }

  @Test
  void aFileThatIsNotTextIsTold() throws IOException {
    Files.write(folder.resolve("ibid.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertTrue(
        SettingsFile.read(folder).problems().getFirst().toString().endsWith("is not UTF-8 text"));
    Files.delete(folder.resolve("ibid.toml"));
    Files.createDirectory(folder.resolve("ibid.toml"));
    assertTrue(
        SettingsFile.read(folder).problems().getFirst().toString().contains("can't be read"));
  }
}
