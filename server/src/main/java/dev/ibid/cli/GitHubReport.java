package dev.ibid.cli;

import dev.ibid.check.Finding;
import java.nio.file.Path;

/**
 * Findings as the commands that GitHub's runner shows beside the lines of a change.
 *
 * @param root the repository, absolute; GitHub takes paths from there, wherever the check is run
 */
record GitHubReport(Path root) {

  String line(Reported one) {
    Finding finding = one.finding();
    Place place = one.place();
    String command =
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO, HINT -> "notice";
        };
    // The runner takes columns of one line only.
    String columns =
        place.line() == place.endLine()
            ? ",col=%d,endColumn=%d".formatted(place.column(), place.endColumn())
            : "";
    return "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s"
        .formatted(
            command,
            property(path(one.path())),
            place.line(),
            place.endLine(),
            columns,
            property("ibid " + finding.rule().id()),
            data("%s: %s".formatted(one.at(), finding.message())));
  }

  private String path(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : path;
    return shown.toString().replace('\\', '/');
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
