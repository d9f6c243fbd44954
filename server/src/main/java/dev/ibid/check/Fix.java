package dev.ibid.check;

import dev.ibid.text.TextEdit;
import java.util.List;

/**
 * A change to the note that mends a finding.
 *
 * @param title what it does, as an order: {@code Replace with arXiv:2312.09832}
 * @param edits into the note that the finding is in; they do not overlap
 * @param preferred whether it is the one that a person would most likely want
 */
public record Fix(String title, List<TextEdit> edits, boolean preferred) {}
