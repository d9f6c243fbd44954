import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the program image: a Java runtime with ibid and its libraries inside, the launcher {@code
 * bin/ibid}, and a cache of loaded classes that makes it start quickly.
 *
 * <p>All of ibid's libraries become one module. Several have no module descriptor, which jlink asks
 * for, and LSP4J's jars are signed, which would keep their classes out of the cache.
 *
 * <p>Arguments: the folder of this program, the folder with the sample corpus, the image's folder,
 * the class path. Does nothing when all that goes into the image is as it was at the last build.
 */
final class BuildImage {

  private static final String MODULE = "dev.ibid";

  /**
   * Modules that libraries name in code that ibid never reaches: picocli converts SQL types if
   * there are any, and Lucene counts without the incubating vector instructions, which would slow
   * each start.
   */
  private static final Set<String> NEVER_REACHED = Set.of("java.sql", "jdk.incubator.vector");

  private static final String RULE_PAGES = "dev/ibid/check/";

  public static void main(String[] args) throws Exception {
    Path sources = Path.of(args[0]).toAbsolutePath();
    Path corpus = Path.of(args[1]).toAbsolutePath().normalize();
    Path image = Path.of(args[2]).toAbsolutePath();
    List<Path> classPath = Stream.of(args[3].split(File.pathSeparator)).map(Path::of).toList();

    Path stamp = image.resolveSibling(image.getFileName() + ".inputs");
    String inputs = digest(classPath, List.of(sources, corpus));
    if (Files.exists(image.resolve("bin/ibid"))
        && Files.exists(stamp)
        && Files.readString(stamp).equals(inputs)) {
      return;
    }
    Files.deleteIfExists(stamp);

    Path work = image.resolveSibling(image.getFileName() + ".work");
    deleteTree(work);
    Files.createDirectories(work);
    Path jar = work.resolve("ibid.jar");
    Path built = work.resolve("ibid");

    Library library = Library.of(classPath);
    library.modernize();
    library.write(jar, null);
    Path training = sources.resolve("Training.java");
    library.addFolder(compiled(training, jar, work.resolve("training")));
    library.write(jar, descriptor(library, systemModulesOf(jar)));
    link(jar, built);
    addLauncher(sources.resolve("ibid.sh"), built);
    library.writeRulePages(built.resolve("rules"));
    Train.cache(built, corpus, work);

    deleteTree(image);
    Files.move(built, image, StandardCopyOption.ATOMIC_MOVE);
    deleteTree(work);
    Files.writeString(stamp, inputs);
    System.out.println("image: " + image.resolve("bin/ibid") + ", " + megabytes(image) + " MB");
  }

  /** The files of every jar and folder of a class path, laid over each other. */
  private record Library(
      Map<String, byte[]> files, Map<String, Set<String>> services, Set<String> uses) {

    static Library of(List<Path> classPath) throws IOException {
      Library library = new Library(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
      for (Path entry : classPath) {
        if (Files.isDirectory(entry)) {
          library.addFolder(entry);
        } else {
          library.addJar(entry);
        }
      }
      return library;
    }

    private void addFolder(Path folder) throws IOException {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          add(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }

    private void addJar(Path path) throws IOException {
      // Opened for the running version, a multi-release jar shows the files meant for it.
      try (JarFile jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
        for (JarEntry entry : jar.versionedStream().filter(e -> !e.isDirectory()).toList()) {
          try (InputStream content = jar.getInputStream(entry)) {
            add(entry.getName(), content.readAllBytes());
          }
        }
      }
    }

    private void add(String name, byte[] content) {
      if (name.equals("module-info.class")) {
        uses.addAll(ModuleDescriptor.read(java.nio.ByteBuffer.wrap(content)).uses());
      } else if (name.startsWith("META-INF/services/")) {
        String service = name.substring("META-INF/services/".length());
        uses.add(service);
        services.computeIfAbsent(service, _ -> new LinkedHashSet<>()).addAll(lines(content));
      } else if (name.startsWith("META-INF/")) {
        return; // manifests, signatures, build records; the licences stand in the libraries' jars
      } else if (files.putIfAbsent(name, content) != null && name.endsWith(".class")) {
        throw new IllegalStateException(name + " is in two libraries");
      }
    }

    /**
     * Gives classes compiled for Java 5 or older, which is all of picocli, the class file version
     * and the stack maps of Java 8: the cache takes no older classes.
     */
    void modernize() {
      ClassHierarchyResolver hierarchy =
          ClassHierarchyResolver.ofResourceParsing(this::open)
              .orElse(ClassHierarchyResolver.defaultResolver());
      ClassFile classFile =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              // With the old constant pool method bodies would be copied as they are.
              ClassFile.ConstantPoolSharingOption.NEW_POOL,
              ClassFile.ClassHierarchyResolverOption.of(hierarchy));
      files.replaceAll(
          (name, content) -> {
            if (!name.endsWith(".class") || version(content) >= ClassFile.JAVA_6_VERSION) {
              return content;
            }
            return classFile.transformClass(
                classFile.parse(content),
                ClassTransform.endHandler(
                    builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)));
          });
    }

    private static int version(byte[] content) {
      return (content[6] & 0xff) << 8 | (content[7] & 0xff);
    }

    private InputStream open(ClassDesc type) {
      String descriptor = type.descriptorString();
      byte[] content = files.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
      return content == null ? null : new ByteArrayInputStream(content);
    }

    private static List<String> lines(byte[] content) {
      return new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }

    boolean hasClass(String name) {
      return files.containsKey(name.replace('.', '/') + ".class");
    }

    /** The pages that findings link to, as files that an editor can open. */
    void writeRulePages(Path folder) throws IOException {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String name = file.getKey();
        if (name.startsWith(RULE_PAGES) && name.endsWith(".md")) {
          Files.write(folder.resolve(name.substring(RULE_PAGES.length())), file.getValue());
        }
      }
    }

    void write(Path jar, byte[] descriptor) throws IOException {
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.setLevel(0);
        if (descriptor != null) {
          out.putNextEntry(new JarEntry("module-info.class"));
          out.write(descriptor);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          out.putNextEntry(new JarEntry(file.getKey()));
          out.write(file.getValue());
        }
      }
    }
  }

  /** The modules of the JDK that the classes in a jar name. */
  private static Set<String> systemModulesOf(Path jar) {
    java.io.StringWriter out = new java.io.StringWriter();
    run("jdeps", new PrintWriter(out), "--list-deps", "--ignore-missing-deps", jar.toString());
    return out.toString()
        .lines()
        .map(line -> line.strip().replaceFirst("/.*", "")) // java.base/jdk.internal.misc
        .filter(name -> !NEVER_REACHED.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The descriptor of the one module: open, since Gson and picocli read classes by reflection, and
   * with the services that the libraries declare in META-INF/services.
   */
  private static byte[] descriptor(Library library, Set<String> modules) {
    ModuleAttribute attribute =
        ModuleAttribute.of(
            ModuleDesc.of(MODULE),
            module -> {
              module.moduleFlags(AccessFlag.OPEN);
              module.requires(ModuleDesc.of("java.base"), Set.of(AccessFlag.MANDATED), null);
              modules.stream()
                  .filter(name -> !name.equals("java.base"))
                  .forEach(name -> module.requires(ModuleDesc.of(name), Set.of(), null));
              library.uses().stream()
                  .filter(library::hasClass)
                  .forEach(service -> module.uses(ClassDesc.of(service)));
              library
                  .services()
                  .forEach(
                      (service, providers) ->
                          module.provides(
                              ClassDesc.of(service),
                              providers.stream().map(ClassDesc::of).toArray(ClassDesc[]::new)));
            });
    return ClassFile.of().buildModule(attribute);
  }

  private static void link(Path jar, Path built) throws IOException {
    Path runtime = built.resolve("runtime");
    run(
        "jlink",
        new PrintWriter(System.out, true),
        "--module-path=" + jar,
        "--add-modules=" + MODULE,
        "--output=" + runtime,
        "--no-header-files",
        "--no-man-pages",
        "--strip-native-debug-symbols=exclude-debuginfo-files",
        "--vm=server",
        "--compress=zip-0");
    try (Stream<Path> commands = Files.list(runtime.resolve("bin"))) {
      for (Path command : commands.filter(file -> !file.endsWith("java")).toList()) {
        Files.delete(command);
      }
    }
  }

  private static Path compiled(Path source, Path classPath, Path folder) {
    run(
        "javac",
        new PrintWriter(System.out, true),
        "-d",
        folder.toString(),
        "-cp",
        classPath.toString(),
        source.toString());
    return folder;
  }

  private static void addLauncher(Path script, Path built) throws IOException {
    Path launcher = built.resolve("bin/ibid");
    Files.createDirectories(launcher.getParent());
    Files.copy(script, launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void run(String tool, PrintWriter out, String... args) {
    int exit =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(out, new PrintWriter(System.err, true), args);
    if (exit != 0) {
      throw new IllegalStateException(tool + " ended with " + exit);
    }
  }

  /** A hash of the class path, the given folders and the Java runtime. */
  private static String digest(List<Path> classPath, List<Path> folders) throws IOException {
    MessageDigest hash;
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    hash.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
    List<Path> roots = new ArrayList<>(classPath);
    roots.addAll(folders);
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          hash.update(file.toString().getBytes(StandardCharsets.UTF_8));
          hash.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static long megabytes(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1_000_000;
    }
  }
}
