package dev.ibid.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import dev.ibid.check.Rule;
import dev.ibid.check.RulePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;

/**
 * The schema of {@code ibid.toml} that editors read says what ibid itself says. With {@code
 * -Dibid.update} its rules are rewritten to those that there are.
 */
class SettingsSchemaTest {

  private static final Path FILE = Path.of("../ibid.schema.json");

  private static JsonObject schema() throws IOException {
    return JsonParser.parseString(Files.readString(FILE)).getAsJsonObject();
  }

  private static JsonObject rules(JsonObject schema) {
    return schema.getAsJsonObject("definitions").getAsJsonObject("rules");
  }

  private static JsonObject rules() {
    JsonObject rules = new JsonObject();
    for (Rule rule : Rule.values()) {
      JsonObject one = new JsonObject();
      String usual = rule.onByDefault() ? rule.severity().word() : "off";
      one.addProperty(
          "description", "%s Default: %s.".formatted(RulePage.of(rule).summary(), usual));
      one.addProperty("$ref", "#/definitions/level");
      rules.add(rule.id(), one);
    }
    return rules;
  }

  @Test
  void rulesAreTheOnesThereAre() throws IOException {
    JsonObject schema = schema();
    if (System.getProperty("ibid.update") != null) {
      rules(schema).add("properties", rules());
      Gson pretty = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
      Files.writeString(FILE, pretty.toJson(schema) + "\n");
    }
    assertEquals(rules(), rules(schema).getAsJsonObject("properties"));
  }

  @Test
  void settingsAndLevelsAreTheOnesThereAre() throws IOException {
    JsonObject schema = schema();
    assertEquals(Settings.NAMES, schema.getAsJsonObject("properties").keySet());
    JsonObject path =
        schema.getAsJsonObject("properties").getAsJsonObject("paths").getAsJsonObject("items");
    assertEquals(RuleLevelsReading.NAMES_OF_PATHS, path.getAsJsonObject("properties").keySet());
    Set<String> levels =
        schema
            .getAsJsonObject("definitions")
            .getAsJsonObject("level")
            .getAsJsonArray("enum")
            .asList()
            .stream()
            .map(level -> level.getAsString())
            .collect(Collectors.toSet());
    assertEquals(
        Arrays.stream(Level.values()).map(Level::word).collect(Collectors.toSet()), levels);
  }

  @Test
  void schemaAndProgramAgree() throws IOException {
    List<String> right =
        List.of(
            "",
            "corpus = 'a'",
            "corpus = ['a', 'b']\nfetch-into = 'x.Bib'",
            "exclude = 'drafts/'\nbaseline = 'b'",
            "[rules]\nunknown-paper = 'off'",
            "[[paths]]\nfiles = ['a']\nrules = { malformed-id = 'hint' }");
    List<String> wrong =
        List.of(
            "corpsu = 'a'",
            "corpus = 3",
            "fetch-into = 'x.md'",
            "baseline = ''",
            "rules = 3",
            "[rules]\nunknown-paper = 'on'",
            "[rules]\nno-such-rule = 'off'",
            "paths = 3",
            "[[paths]]\nfiles = ['a']",
            "[[paths]]\nfiles = ['a']\nrules = {}\ncolour = 'red'");
    right.forEach(toml -> assertTrue(isValid(toml), toml));
    right.forEach(toml -> assertTrue(isAccepted(toml), toml));
    wrong.forEach(toml -> assertFalse(isValid(toml), toml));
    wrong.forEach(toml -> assertFalse(isAccepted(toml), toml));
    assertTrue(isValid(Files.readString(Path.of("../corpus/ibid.toml"))));
  }

  private static boolean isValid(String toml) {
    try {
      return new ValidatorFactory()
          .withJsonNodeFactory(new GsonNode.Factory())
          .validate(Files.readString(FILE), Toml.parse(toml).toJson())
          .isValid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAccepted(String toml) {
    Settings.Reading reading = SettingsFile.parse(toml, Path.of("ibid.toml"));
    RuleSettings rules =
        new RuleSettings(
            List.of(new RuleSettings.Root(Path.of("/"), reading.settings(), Baseline.NONE)));
    return reading.problems().isEmpty() && Rule.problems(rules).isEmpty();
  }
}
