package dev.ibid.workspace;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import dev.ibid.note.NoteLanguage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folders whose events tell of changed sources: those that were searched, those that sources
 * lie in, and those of every link on the way to them.
 */
final class WatchedFolders implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WatchedFolders.class.getName());

  /** The system has a limit for all programs of a user together. */
  private static final int MOST = 4_096;

  /** File systems that others write to without this machine's knowing. */
  private static final Pattern REMOTE =
      Pattern.compile("nfs.*|cifs|smb.*|fuse.*|9p|afs|ceph|gluster.*|virtiofs|vboxsf|drvfs|prl_fs");

  static final WatchedFolders NONE = new WatchedFolders(null);

  private final @Nullable WatchService service;
  private final Map<Path, Interest> interests = new LinkedHashMap<>();
  private final Map<WatchKey, Interest> keys = new HashMap<>();
  private final Set<Path> walked = new HashSet<>();
  private final Set<Path> missing = new HashSet<>();
  private boolean sure;
  private boolean anyGone;

  /** What is of interest in a folder: some names, or whatever may be a source. */
  private static final class Interest {
    private final Set<String> names = new HashSet<>();
    private boolean searched;

    boolean matters(WatchEvent<?> event) {
      if (event.kind().equals(OVERFLOW) || !(event.context() instanceof Path path)) {
        return true;
      }
      String name = path.toString();
      if (names.contains(name)) {
        return true;
      }
      if (!searched || name.startsWith(".")) {
        return false;
      }
      // What appears may be a folder or, for a glob, have any name; notes come and go all the time.
      return Sources.isSourceName(name)
          || (!event.kind().equals(ENTRY_MODIFY) && NoteLanguage.ofFileName(name) == null);
    }
  }

  private WatchedFolders(@Nullable WatchService service) {
    this.service = service;
    this.sure = service != null;
  }

  /**
   * @param byEvents whether to ask the system for events at all
   */
  static WatchedFolders of(SourcesState state, boolean byEvents) {
    WatchedFolders watched = new WatchedFolders(byEvents ? service() : null);
    for (Path root : state.roots()) {
      watched.addPath(root.resolve(SettingsFile.NAME));
    }
    state.plan().sources().files().forEach(watched::addPath);
    state.plan().named().forEach(watched::addPath);
    state.documents().looked().forEach(watched::addPath);
    for (Path folder : state.plan().sources().folders()) {
      watched.addPath(folder);
      watched.interest(folder).searched = true;
    }
    watched.register();
    return watched;
  }

  private static @Nullable WatchService service() {
    // Elsewhere the JDK only looks at intervals itself, and longer ones.
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!system.startsWith("linux") && !system.startsWith("windows")) {
      return null;
    }
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException limit) {
      LOG.log(System.Logger.Level.DEBUG, "the system gives no file events", limit);
      return null;
    }
  }

  /** Whether every change raises an event, as far as can be known. */
  boolean isSure() {
    return sure;
  }

  /** Whether a folder went away or came, so that what is watched is no longer all there is. */
  boolean isStale() {
    return anyGone || missing.stream().anyMatch(Files::exists);
  }

  private Interest interest(Path folder) {
    return interests.computeIfAbsent(folder, any -> new Interest());
  }

  /** Adds what {@code path} depends on: the folder it is in, and every link on the way to it. */
  private void addPath(Path path) {
    Path absolute = path.toAbsolutePath();
    name(absolute);
    for (Path part = absolute; part != null && walked.add(part); part = part.getParent()) {
      if (Files.isSymbolicLink(part)) {
        name(part);
        try {
          addPath(part.resolveSibling(Files.readSymbolicLink(part)));
        } catch (IOException goneMeanwhile) {
          sure = false;
        }
      }
    }
  }

  private void name(Path path) {
    Path parent = path.getParent();
    if (parent != null) {
      interest(parent).names.add(path.getFileName().toString());
    }
  }

  private void register() {
    if (service == null) {
      return;
    }
    for (Map.Entry<Path, Interest> entry : interests.entrySet()) {
      register(service, entry.getKey(), entry.getValue());
    }
  }

  private void register(WatchService events, Path folder, Interest interest) {
    if (keys.size() >= MOST) {
      sure = false;
      return;
    }
    Path parent = folder.getParent();
    try {
      WatchKey key = folder.register(events, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
      Interest known = keys.putIfAbsent(key, interest);
      if (known != null && known != interest) {
        known.names.addAll(interest.names);
        known.searched |= interest.searched;
      }
      sure &= !REMOTE.matcher(Files.getFileStore(folder).type()).matches();
    } catch (IOException failed) {
      if (!Files.exists(folder) && parent != null) {
        missing.add(folder);
        Interest appearance = new Interest();
        appearance.names.add(folder.getFileName().toString());
        register(events, parent, appearance);
      } else {
        sure = false;
      }
    }
  }

  /**
   * Waits for an event that matters.
   *
   * @return whether one came within {@code longest}
   */
  boolean await(Duration longest) throws InterruptedException {
    if (service == null) {
      Thread.sleep(longest);
      return false;
    }
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      WatchKey key = service.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (key == null) {
        return false;
      }
      if (matters(key)) {
        return true;
      }
    }
  }

  /** Forgets the events that have come. */
  void passOver() {
    if (service != null) {
      for (WatchKey key = service.poll(); key != null; key = service.poll()) {
        var unused = matters(key);
      }
    }
  }

  private boolean matters(WatchKey key) {
    Interest interest = keys.get(key);
    boolean matters = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      matters |= interest == null || interest.matters(event);
    }
    boolean gone = !key.reset();
    anyGone |= gone;
    return matters || gone;
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException closing) {
        LOG.log(System.Logger.Level.DEBUG, "file events", closing);
      }
    }
  }
}
