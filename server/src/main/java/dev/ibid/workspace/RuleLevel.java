package dev.ibid.workspace;

/**
 * A rule as somebody set it.
 *
 * @param rule its id, as written; there may be no such rule
 * @param place where it was set
 */
public record RuleLevel(String rule, Level level, SettingsPlace place) {}
