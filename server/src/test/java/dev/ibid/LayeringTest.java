package dev.ibid;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages import downwards only, and each library has one package that knows it. */
class LayeringTest {

  private static final JavaClasses IBID =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.ibid");

  /** A package, what it may import besides the JDK and itself, and why no more. */
  private record Layer(String name, List<String> below, List<String> libraries, String because) {}

  private static final List<Layer> LAYERS =
      List.of(
          new Layer(
              "text",
              List.of(),
              List.of(),
              "offsets and edits must be usable anywhere, so they stand on the JDK alone"),
          new Layer(
              "paper",
              List.of("text"),
              List.of(),
              "a paper's identity is plain data that everything else agrees on"),
          new Layer(
              "tex",
              List.of(),
              List.of(),
              "TeX is turned into text alike for papers and for notes"),
          new Layer(
              "bibtex",
              List.of("text", "paper", "tex"),
              List.of(),
              "a bibliography is read alike as a source of papers and as a file that is looked at"),
          new Layer(
              "note",
              List.of("text", "paper", "tex", "bibtex"),
              List.of(),
              "what a note cites can be read without any corpus"),
          new Layer(
              "corpus",
              List.of("text", "paper", "tex", "bibtex"),
              List.of(
                  "org.apache.lucene..",
                  "tools.jackson..",
                  "org.snakeyaml..",
                  "com.github.benmanes.caffeine.."),
              "papers are found without knowing who cites them"),
          new Layer(
              "fetch",
              List.of("text", "paper", "corpus"),
              List.of(),
              "what uses the network stands alone, and only what a person starts knows of it"),
          new Layer(
              "workspace",
              List.of("text", "paper", "tex", "bibtex", "note", "corpus"),
              List.of("org.tomlj.."),
              "a snapshot is made of notes, corpus and settings"),
          new Layer(
              "check",
              List.of("text", "paper", "tex", "bibtex", "note", "corpus", "workspace"),
              List.of(),
              "a rule reads one snapshot, so that editor and command line find the same"),
          new Layer(
              "feature",
              List.of("text", "paper", "tex", "bibtex", "note", "corpus", "workspace", "check"),
              List.of(),
              "a feature is testable from text alone, without the wire"),
          new Layer(
              "lsp",
              List.of(
                  "text",
                  "paper",
                  "tex",
                  "bibtex",
                  "note",
                  "corpus",
                  "fetch",
                  "workspace",
                  "check",
                  "feature"),
              List.of("org.eclipse.lsp4j..", "com.google.gson.."),
              "the wire is an adapter: the command line runs without it"),
          new Layer(
              "cli",
              List.of(
                  "text",
                  "paper",
                  "tex",
                  "bibtex",
                  "note",
                  "corpus",
                  "fetch",
                  "workspace",
                  "check",
                  "feature",
                  "lsp"),
              List.of("picocli.."),
              "the command line starts everything, and speaks to it in ibid's own types"));

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatStandsBelowIt() {
    return LAYERS.stream()
        .map(layer -> DynamicTest.dynamicTest(layer.name(), () -> importsOnly(layer).check(IBID)));
  }

  private static ArchRule importsOnly(Layer layer) {
    List<String> allowed = new ArrayList<>(List.of("java..", "javax..", "org.jspecify.."));
    allowed.add(packageOf(layer.name()));
    layer.below().forEach(name -> allowed.add(packageOf(name)));
    allowed.addAll(layer.libraries());
    return classes()
        .that()
        .resideInAPackage(packageOf(layer.name()))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(String[]::new)).or(primitivesAndTheirArrays()))
        .allowEmptyShould(true)
        .because(layer.because());
  }

  @Test
  void theNetworkIsFetchsAlone() {
    noClasses()
        .that(not(resideInAPackage(packageOf("fetch"))))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(?!URI|URLEncoder|URLDecoder).*|javax\\.net\\..*")
        .because("nothing goes over the network unless a person asked for it")
        .check(IBID);
  }

  @Test
  void everyClassStandsInALayer() {
    classes()
        .should()
        .resideInAnyPackage(
            LAYERS.stream().map(layer -> packageOf(layer.name())).toArray(String[]::new))
        .because("a package that is not in the map is held to none of its rules")
        .check(IBID);
  }

  @Test
  void featuresNeverImportEachOther() {
    topLevelClassesStandAlone("feature")
        .because(
            "a feature is read, tested and removed alone; what several share is a record, enum or"
                + " interface beside them, or stands in a package of its own below feature")
        .check(IBID);
  }

  @Test
  void rulesNeverImportEachOther() {
    topLevelClassesStandAlone("check")
        .because(
            "a rule is read, tested and removed alone; what several share is a record, enum or"
                + " interface beside them, or stands in a package of its own below check")
        .check(IBID);
  }

  @Test
  void classesAreNamedForTheThing() {
    noClasses()
        .should()
        .haveNameMatching(
            "(.*[.$])?(Abstract\\p{Upper}\\w*|\\w+(Impl|Factory|Manager|Helper|Utils?))")
        .because("a class is named for what it is, not for the pattern it follows")
        .check(IBID);
  }

  @Test
  void standardOutputIsTheCommandLines() {
    noClasses()
        .that(not(resideInAPackage(packageOf("cli"))))
        .should()
        .accessField(System.class, "out")
        .because("in an editor's session standard output carries the protocol and nothing else")
        .allowEmptyShould(true)
        .check(IBID);
  }

  private static String packageOf(String layer) {
    return "dev.ibid." + layer + "..";
  }

  private static DescribedPredicate<JavaClass> primitivesAndTheirArrays() {
    return DescribedPredicate.describe(
        "primitive types", type -> type.getBaseComponentType().isPrimitive());
  }

  /**
   * Classes directly in the package do not know each other. Records, enums and interfaces are what
   * they share; only the classes, with all that is nested in them, are held apart.
   */
  private static ArchRule topLevelClassesStandAlone(String layer) {
    return classes()
        .that()
        .resideInAPackage("dev.ibid." + layer)
        .should(notDependOnASibling("dev.ibid." + layer))
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> notDependOnASibling(String packageName) {
    return new ArchCondition<>("not depend on another class beside them") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass own = outermost(type);
          JavaClass other = outermost(dependency.getTargetClass().getBaseComponentType());
          if (other.getPackageName().equals(packageName)
              && standsAlone(own)
              && standsAlone(other)
              && !own.equals(other)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean standsAlone(JavaClass type) {
    return !type.isRecord() && !type.isEnum() && !type.isInterface();
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }
}
