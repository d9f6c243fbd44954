package dev.ibid.workspace;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** {@code ibid.toml}, the settings that a workspace keeps for all who write in it. */
public final class SettingsFile {
  public static final String NAME = "ibid.toml";

  private SettingsFile() {}

  /** Reads the file of {@code folder}; none is as good as an empty one. */
  public static Settings.Reading read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return parse(Files.readString(file), file);
    } catch (NoSuchFileException absent) {
      return new Settings.Reading(Settings.NONE, List.of());
    } catch (CharacterCodingException wrong) {
      return failed(file, "is not UTF-8 text");
    } catch (IOException unreadable) {
      return failed(file, "can't be read: " + unreadable.getMessage());
    }
  }

  /**
   * Reads the text of such a file.
   *
   * @param file what problems name it by
   */
  static Settings.Reading parse(String text, Path file) {
    TomlParseResult toml = Toml.parse(withoutMark(text));
    List<SettingsProblem> problems = new ArrayList<>();
    for (TomlParseError error : toml.errors()) {
      problems.add(
          new SettingsProblem(at(file, error.position()), "", "is not TOML: " + oneLine(error)));
    }
    Settings.Reading reading =
        Settings.read(
            plain(toml),
            path -> {
              TomlPosition position = position(toml, path);
              return position == null ? SettingsPlace.in(file, 0) : at(file, position);
            });
    problems.addAll(reading.problems());
    return new Settings.Reading(reading.settings(), List.copyOf(problems));
  }

  private static Settings.Reading failed(Path file, String message) {
    return new Settings.Reading(
        Settings.NONE, List.of(new SettingsProblem(SettingsPlace.in(file, 0), "", message)));
  }

  /** Windows' own editor puts a byte order mark before everything. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static SettingsPlace at(Path file, TomlPosition position) {
    return SettingsPlace.in(file, position.line());
  }

  /** Where the value stands that is found in {@code value} by names and numbers, or null. */
  private static @Nullable TomlPosition position(Object value, List<Object> path) {
    TomlPosition position = null;
    Object within = value;
    for (Object step : path) {
      switch (within) {
        case TomlTable table -> {
          List<String> name = List.of(String.valueOf(step));
          position = table.contains(name) ? table.inputPositionOf(name) : position;
          within = table.get(name);
        }
        case TomlArray array when step instanceof Integer at && at < array.size() -> {
          position = array.inputPositionOf(at);
          within = array.get(at);
        }
        case null, default -> {
          return position;
        }
      }
    }
    return position;
  }

  private static String oneLine(TomlParseError error) {
    return String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
  }

  private static Map<String, Object> plain(TomlTable table) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : table.keySet()) {
      map.put(name, plain(table.get(List.of(name))));
    }
    return map;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case TomlTable table -> plain(table);
      case TomlArray array -> array.toList().stream().map(SettingsFile::plain).toList();
      default -> value;
    };
  }
}
