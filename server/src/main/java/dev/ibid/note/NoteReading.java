package dev.ibid.note;

import dev.ibid.text.Span;
import java.util.List;

/** What a language's reader found in a text; see {@link Note} for what the lists promise. */
record NoteReading(List<Citation> citations, List<Span> opaque) {}
