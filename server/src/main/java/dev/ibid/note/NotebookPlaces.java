package dev.ibid.note;

import java.util.Arrays;

/**
 * Where the characters of a cell's source are written in its notebook. They follow each other there
 * as they do in the source, but for escapes and between the strings of two lines; so what is kept
 * is where a piece begins, and not each character's place.
 */
final class NotebookPlaces {
  private int[] indexes = new int[16];
  private int[] places = new int[16];
  private int count;

  /** Says that the source goes on at {@code place} from {@code index} on; both only grow. */
  void add(int index, int place) {
    if (count > 0 && indexes[count - 1] == index) {
      places[count - 1] = place;
      return;
    }
    if (count == indexes.length) {
      indexes = Arrays.copyOf(indexes, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    indexes[count] = index;
    places[count++] = place;
  }

  /** Where the character at {@code index} of the source is written, or where the source ends. */
  int of(int index) {
    int piece = pieceAt(indexes, index);
    return places[piece] + index - indexes[piece];
  }

  /**
   * How many characters of the source stand before {@code place}, which may be in an escape; -1
   * where the source begins behind it.
   */
  int indexBefore(int place) {
    int piece = pieceAt(places, place);
    if (piece < 0) {
      return -1;
    }
    int index = indexes[piece] + place - places[piece];
    return piece + 1 < count ? Math.min(index, indexes[piece + 1] - 1) : index;
  }

  private int pieceAt(int[] beginnings, int wanted) {
    int found = Arrays.binarySearch(beginnings, 0, count, wanted);
    return found >= 0 ? found : -found - 2;
  }
}
