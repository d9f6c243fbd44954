import dev.ibid.note.Note;
import dev.ibid.note.NoteLanguage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How fast notes are read: {@code reading.mjs} runs it on the class path. Each file named is
 * repeated to some megabytes, and read again and again on one thread until the compiler has come to
 * rest; what is printed is the median of the thread's own time, in megabytes of UTF-8 a second.
 */
class Reading {
  private static final int LEAST = 4_000_000;
  private static final int WARM_UP = 12;
  private static final int RUNS = 15;

  public static void main(String[] files) throws Exception {
    for (String file : files) {
      byte[] once = Files.readAllBytes(Path.of(file));
      String one = new String(once, StandardCharsets.UTF_8);
      int times = LEAST / once.length + 1;
      String text = one.repeat(times);
      NoteLanguage language = NoteLanguage.ofFileName(file);
      long[] nanos = new long[WARM_UP + RUNS];
      int citations = 0;
      for (int run = 0; run < nanos.length; run++) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        citations = Note.read(text, language).citations().size();
        nanos[run] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      }
      Arrays.sort(nanos, WARM_UP, nanos.length);
      double megabytes = (double) once.length * times / 1e6;
      double seconds = nanos[WARM_UP + RUNS / 2] / 1e9;
      System.out.printf(
          "%s\t%d\t%d\t%.0f\t%s%n",
          language, once.length, citations, megabytes / seconds, file);
    }
  }
}
