package dev.ibid.text;

/**
 * A place in a text as editors name it.
 *
 * @param line from 0
 * @param column from 0, in the units of the {@link PositionEncoding} it was made with
 */
public record Position(int line, int column) {}
