package dev.ibid.workspace;

/**
 * Something wrong with a setting. The other settings hold.
 *
 * @param place where it was set
 * @param name the setting's name; empty where the problem is the whole
 * @param message what is wrong and what would be right, as a sentence without a full stop
 */
public record SettingsProblem(SettingsPlace place, String name, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
