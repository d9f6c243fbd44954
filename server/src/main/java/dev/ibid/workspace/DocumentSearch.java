package dev.ibid.workspace;

import dev.ibid.note.DeclaredBibliographies;
import dev.ibid.note.DeclaredBibliographies.Name;
import dev.ibid.note.DeclaredBibliographies.Part;
import dev.ibid.note.NoteLanguage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One search for the documents of notes. What it learns of a file or folder it learns once, so that
 * the chapters of a book together cost no more than the book.
 */
final class DocumentSearch {

  /** A folder with more files of a language is a collection of notes and no book. */
  private static final int MOST_SIBLINGS = 300;

  private final Map<Path, DeclaredBibliographies> present;
  private final List<Path> roots;
  private final ProjectFiles files;
  private final Set<Path> looked = new HashSet<>();
  private final Map<Path, Boolean> exists = new HashMap<>();
  private final Map<Path, List<Path>> ancestors = new HashMap<>();
  private final ProjectSettings projects;
  private final Map<Path, Document> documents = new HashMap<>();
  private final Map<Path, Set<Path>> includedBy = new HashMap<>();
  private final Set<Path> scanned = new HashSet<>();
  private final Set<Path> tooMany = new HashSet<>();

  /** What all files of one document say together. */
  private static final class Document {
    private final Set<Path> members = new LinkedHashSet<>();
    private final SequencedSet<Path> bibliographies = new LinkedHashSet<>();
    private final Set<String> keys = new HashSet<>();
    private boolean named;
    private boolean known = true;

    void add(Document other) {
      members.addAll(other.members);
      bibliographies.addAll(other.bibliographies);
      keys.addAll(other.keys);
      named |= other.named;
      known &= other.known;
    }
  }

  /**
   * @param present the notes that are open or given, absolute and normalized; these go before what
   *     is on disk, and none else may be asked about
   * @param roots the folders of the workspace, absolute and normalized
   */
  DocumentSearch(Map<Path, DeclaredBibliographies> present, List<Path> roots, NamingNotes naming) {
    this.present = present;
    this.roots = roots;
    this.files = naming.files();
    this.projects =
        new ProjectSettings(
            this::ancestors, this::isThere, naming.withoutSettings()::contains, looked::add);
    SortedMap<Path, DeclaredBibliographies> parts = new TreeMap<>();
    present.forEach(
        (file, declared) -> {
          if (isInParts(declared.language())) {
            parts.put(file, declared);
          }
        });
    parts.forEach(this::addParts);
    // Before any answer, so that none depends on which notes were asked about before.
    parts.forEach(this::scanAround);
  }

  Set<Path> looked() {
    return looked;
  }

  /**
   * @param file that the note is in, or null
   */
  SeenBibliographies seenBy(@Nullable Path file, DeclaredBibliographies declared) {
    Path folder = file == null ? (roots.isEmpty() ? null : roots.getFirst()) : file.getParent();
    if (folder == null) {
      boolean alone = declared.files().isEmpty() && isSettled(declared);
      return new SeenBibliographies(
          declared, !declared.files().isEmpty(), List.of(), List.of(), declared.keys(), alone);
    }
    List<Name> missing = new ArrayList<>();
    for (Name name : declared.files()) {
      if (bibliographies(name.path(), folder, folder, declared.language()).isEmpty()) {
        missing.add(name);
      }
    }
    Path self = file == null ? folder.resolve("untitled") : file;
    Document all = new Document();
    if (isInParts(declared.language())) {
      boolean settled = addRoots(file, folder, declared, all);
      if (!all.members.contains(self)) {
        all.add(document(self, declared));
      }
      // A Typst document whose bibliography is nowhere named is handed it in some other way.
      all.known &= settled && (declared.language() != NoteLanguage.TYPST || all.named);
    } else {
      all.add(document(self, declared));
      boolean named = false;
      for (Path project : projects.of(folder, declared.language())) {
        Document settings = document(project, null);
        all.add(settings);
        named |= settings.named;
      }
      // Without settings that say so, a page of Sphinx may get keys from any other page.
      all.known &= named || declared.language() != NoteLanguage.RST;
    }
    return new SeenBibliographies(
        declared, all.named, List.copyOf(all.bibliographies), missing, all.keys, all.known);
  }

  private static boolean isSettled(DeclaredBibliographies declared) {
    return declared.parts().isEmpty()
        && !declared.open()
        && declared.root() == null
        && (declared.whole() || !isInParts(declared.language()));
  }

  private static boolean isInParts(NoteLanguage language) {
    return language == NoteLanguage.LATEX || language == NoteLanguage.TYPST;
  }

  /**
   * Adds the documents that the file is a part of.
   *
   * @return whether the whole document is known
   */
  private boolean addRoots(
      @Nullable Path file, Path folder, DeclaredBibliographies declared, Document all) {
    String named = declared.root();
    if (named != null) {
      Path root = part(new Part(List.of(named, named + ".tex"), true), folder, folder);
      if (root == null) {
        return false;
      }
      if (!root.equals(file)) {
        all.add(document(root, null));
      }
      return true;
    }
    if (declared.whole() || file == null) {
      return declared.whole() || !declared.files().isEmpty();
    }
    Set<Path> including = including(file);
    including.forEach(root -> all.add(document(root, null)));
    boolean searchedAll = ancestors(folder).stream().noneMatch(tooMany::contains);
    return searchedAll && (!including.isEmpty() || !declared.files().isEmpty());
  }

  /** The files that take {@code file} in, over however many others. */
  private Set<Path> including(Path file) {
    Set<Path> found = new LinkedHashSet<>();
    Deque<Path> next = new ArrayDeque<>(List.of(file));
    while (!next.isEmpty()) {
      for (Path parent : includedBy.getOrDefault(next.remove(), Set.of())) {
        if (!parent.equals(file) && found.add(parent)) {
          next.add(parent);
        }
      }
    }
    // The topmost take in all that the others do.
    found.removeIf(
        one -> includedBy.getOrDefault(one, Set.of()).stream().anyMatch(found::contains));
    return found;
  }

  /** Looks for the files that may take {@code file} in, where it does not say that none does. */
  private void scanAround(Path file, DeclaredBibliographies declared) {
    Path folder = file.getParent();
    if (!declared.whole() && declared.root() == null && folder != null) {
      ancestors(folder).forEach(this::scan);
    }
  }

  /** Learns which files the files of a folder take in. */
  private void scan(Path folder) {
    if (!scanned.add(folder)) {
      return;
    }
    looked.add(folder);
    List<Path> siblings = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        NoteLanguage of = NoteLanguage.ofFileName(String.valueOf(one.getFileName()));
        if (of != null && isInParts(of)) {
          siblings.add(one);
        }
      }
    } catch (NoSuchFileException notSavedYet) {
      return;
    } catch (IOException | DirectoryIteratorException unreadable) {
      tooMany.add(folder);
    }
    if (siblings.size() > MOST_SIBLINGS
        && siblings.stream().filter(one -> !present.containsKey(one)).count() > MOST_SIBLINGS) {
      tooMany.add(folder);
      return;
    }
    siblings.sort(Comparator.naturalOrder());
    for (Path one : siblings) {
      DeclaredBibliographies declared = declared(one);
      if (declared != null && !present.containsKey(one)) {
        looked.add(one);
        addParts(one, declared);
      }
    }
  }

  private void addParts(Path file, DeclaredBibliographies declared) {
    Path folder = file.getParent();
    if (folder == null || !isInParts(declared.language())) {
      return;
    }
    for (Part part : declared.parts()) {
      Path found = part(part, folder, folder);
      if (found != null) {
        includedBy.computeIfAbsent(found, any -> new LinkedHashSet<>()).add(file);
      }
    }
  }

  /**
   * @param known what the file says, where that is known; else it is looked up
   */
  private Document document(Path root, @Nullable DeclaredBibliographies known) {
    Document found = documents.get(root);
    if (found == null) {
      DeclaredBibliographies declared = known == null ? declared(root) : known;
      found = documentOf(root, declared);
      documents.put(root, found);
    }
    return found;
  }

  /** Brings together what the file and all its parts say. */
  private Document documentOf(Path root, @Nullable DeclaredBibliographies declared) {
    Path rootFolder = folderOf(root);
    Document document = new Document();
    record Member(Path file, @Nullable DeclaredBibliographies declared) {}
    Deque<Member> next = new ArrayDeque<>(List.of(new Member(root, declared)));
    document.members.add(root);
    while (!next.isEmpty()) {
      Member member = next.remove();
      looked.add(member.file);
      if (member.declared == null) {
        document.known = false;
        continue;
      }
      Path folder = folderOf(member.file);
      document.keys.addAll(member.declared.keys());
      document.known &= !member.declared.open();
      document.named |= !member.declared.files().isEmpty();
      for (Name name : member.declared.files()) {
        List<Path> found =
            bibliographies(name.path(), folder, rootFolder, member.declared.language());
        document.bibliographies.addAll(found);
        document.known &= !found.isEmpty() || isWithoutEntries(name.path());
      }
      for (Part part : member.declared.parts()) {
        Path found = part(part, folder, rootFolder);
        if (found == null) {
          document.known &= !part.needed();
        } else if (document.members.add(found)) {
          next.add(new Member(found, declared(found)));
        }
      }
    }
    return document;
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** TeX installations bring these; they hold the names of journals. */
  private static boolean isWithoutEntries(String name) {
    return name.matches("IEEE(?:abrv|full)(?:\\.bib)?");
  }

  private @Nullable DeclaredBibliographies declared(Path file) {
    DeclaredBibliographies known = present.get(file);
    return known == null ? files.of(file) : known;
  }

  /**
   * The bibliographies that a name may mean: the file beside the one that names it, and that beside
   * the document's first; tools differ in where they begin. Else those in a folder above.
   */
  private List<Path> bibliographies(
      String name, Path folder, Path rootFolder, NoteLanguage language) {
    List<String> names = new ArrayList<>();
    boolean hasEnding = Sources.isSourceName(name);
    if (!hasEnding) {
      names.add(name + ".bib");
    }
    names.add(name);
    SequencedSet<Path> found = new LinkedHashSet<>();
    for (String one : names) {
      addIfThere(one, folder, found);
      addIfThere(one, rootFolder, found);
      Path root = workspaceOf(folder);
      if (root != null && (found.isEmpty() || language != NoteLanguage.TYPST)) {
        addIfThere(one.startsWith("/") ? one.substring(1) : one, root, found);
      }
      if (found.isEmpty()) {
        ancestors(folder).forEach(above -> addIfThere(one, above, found));
      }
      if (!found.isEmpty()) {
        break;
      }
    }
    return List.copyOf(found);
  }

  private void addIfThere(String name, Path folder, Set<Path> found) {
    Path path = resolved(name, folder);
    if (path != null && isThere(path)) {
      found.add(path);
    }
  }

  private @Nullable Path part(Part part, Path folder, Path rootFolder) {
    for (String name : part.paths()) {
      SequencedSet<Path> found = new LinkedHashSet<>();
      addIfThere(name, rootFolder, found);
      addIfThere(name, folder, found);
      Path root = workspaceOf(folder);
      if (root != null && name.startsWith("/")) {
        addIfThere(name.substring(1), root, found);
      }
      // What a package is called says little of where it is.
      if (found.isEmpty() && part.needed()) {
        ancestors(folder).forEach(above -> addIfThere(name, above, found));
      }
      if (!found.isEmpty()) {
        return found.getFirst();
      }
    }
    return null;
  }

  private static @Nullable Path resolved(String name, Path folder) {
    String atHome =
        name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
    try {
      return folder.resolve(atHome).toAbsolutePath().normalize();
    } catch (InvalidPathException unlike) {
      return null;
    }
  }

  private boolean isThere(Path path) {
    return exists.computeIfAbsent(
        path,
        one -> {
          looked.add(one);
          return present.containsKey(one) || Files.isRegularFile(one);
        });
  }

  /** The folder and those above it, up to its workspace; it alone where it is in none. */
  private List<Path> ancestors(Path folder) {
    return ancestors.computeIfAbsent(folder, this::foldersAbove);
  }

  private List<Path> foldersAbove(Path folder) {
    Path root = workspaceOf(folder);
    List<Path> above = new ArrayList<>();
    for (Path one = folder.normalize();
        one != null && (above.isEmpty() || (root != null && one.startsWith(root)));
        one = one.getParent()) {
      above.add(one);
    }
    return above;
  }

  private @Nullable Path workspaceOf(Path folder) {
    Path normal = folder.normalize();
    return roots.stream()
        .filter(normal::startsWith)
        .max(Comparator.comparingInt(Path::getNameCount))
        .orElse(null);
  }
}
