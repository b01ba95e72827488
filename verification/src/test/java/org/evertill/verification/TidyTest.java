package org.evertill.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/STYLE.md over every text file of the checkout. A complaint names file, line and what to write instead. */
class TidyTest {
    private static final int LINE_LENGTH = 120;
    private static final int CLASS_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final String BANNED_LIST = "banned.txt";
    private static final Pattern EMPTY_NAME = Pattern.compile(".+(Impl|Manager|Helper|Utils?|Info|Data|Base)");
    private static final Pattern EMPTY_SENTENCE = Pattern.compile("(test|should)([A-Z0-9].*)?|\\w+_\\w+");

    private static List<TextFile> files;
    private static List<JavaSource> sources;

    @BeforeAll
    static void readTheCheckout() {
        files = TextFile.all();
        sources = JavaSource.parse(files.stream().filter(file -> file.endsWith(".java")).toList());
    }

    @Test
    void readsTheWholeCheckout() {
        assertThat(files).extracting(TextFile::name).contains(
                "README.md", "evertill", "pom.xml", ".ci/run", "docs/STYLE.md",
                "verification/src/test/java/org/evertill/verification/TidyTest.java");
        assertThat(sources).flatExtracting(JavaSource::types)
                .anyMatch(type -> type.name().equals("TidyTest") && type.line() > 1 && type.lineCount() > 1);
    }

    @Test
    void linesFitTheScreen() {
        // A dependency is one breath in XML, the licence is as Apache wrote it, migrations and fixtures are as
        // programs wrote them, and neither a table row nor a link can be broken.
        none(files.stream().filter(file -> !file.endsWith(".xml") && !file.name().contains("LICENSE")
                && !file.endsWith(".sql") && !file.name().contains("/src/test/resources/")), (line, number) ->
                line.length() <= LINE_LENGTH || line.startsWith("|") || line.contains("://")
                        ? "" : line.length() + " characters: break the line at " + LINE_LENGTH);
    }

    @Test
    void tabsAreNotUsed() {
        none(files.stream().filter(file -> !file.name().contains("LICENSE")),
                (line, number) -> line.contains("\t") ? "a tab: write spaces" : "");
    }

    static Stream<Banned> banned() throws IOException {
        try (var list = Objects.requireNonNull(TidyTest.class.getResourceAsStream(BANNED_LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Banned::parse);
        }
    }

    @ParameterizedTest
    @MethodSource("banned")
    void theseAreNotWritten(Banned banned) {
        none(files.stream().filter(file -> !file.endsWith(BANNED_LIST)).filter(banned::appliesTo), (line, number) -> {
            var match = banned.pattern().matcher(line);
            return match.find() ? "'" + match.group() + "': " + banned.instead() : "";
        });
    }

    @Test
    void namesSaySomething() {
        assertThat(sources.stream().flatMap(source -> source.types().stream()
                .filter(type -> EMPTY_NAME.matcher(type.name()).matches())
                .map(type -> source.file().at(type.line(), type.name() + ": name it for what it does"))))
                .isEmpty();
    }

    @Test
    void testsAreSentences() {
        assertThat(sources.stream()
                .filter(source -> source.file().name().contains("/src/test/"))
                .flatMap(source -> source.methods().stream()
                        .filter(method -> EMPTY_SENTENCE.matcher(method.name()).matches())
                        .map(method -> source.file().at(method.line(), method.name()
                                + ": name it as a sentence, such as refusesPriceOverrideWithoutReason"))))
                .isEmpty();
    }

    @Test
    void classesStaySmall() {
        assertThat(sources.stream().flatMap(source -> source.types().stream()
                .filter(type -> type.lineCount() > CLASS_LINES)
                .map(type -> source.file().at(type.line(), type.name() + " has " + type.lineCount()
                        + " lines: give a part of it a class of its own, " + CLASS_LINES + " are the most"))))
                .isEmpty();
    }

    @Test
    void methodsStaySmall() {
        assertThat(sources.stream().flatMap(source -> source.methods().stream()
                .filter(method -> method.lineCount() > METHOD_LINES)
                .map(method -> source.file().at(method.line(), method.name() + " has " + method.lineCount()
                        + " lines: name its steps, " + METHOD_LINES + " are the most"))))
                .isEmpty();
    }

    @Test
    void publicTypesSayWhatTheyAreFor() {
        assertThat(sources.stream().flatMap(source -> source.types().stream()
                .filter(type -> type.isPublicTopLevel() && !type.hasDocumentation())
                .map(type -> source.file().at(type.line(), type.name()
                        + ": write a comment that says what it is for, what it never does and on which thread"))))
                .isEmpty();
    }

    @Test
    void documentsHaveOneTitle() {
        assertThat(markdown().flatMap(page -> page.titles().size() == 1 ? Stream.empty() : Stream.of(
                page.file().at(1, page.titles().size() + " titles: write exactly one '# Title'"))))
                .isEmpty();
    }

    @Test
    void linksResolve() {
        assertThat(markdown().flatMap(MarkdownPage::brokenLinks)).isEmpty();
    }

    private static Stream<MarkdownPage> markdown() {
        return files.stream().filter(file -> file.endsWith(".md")).map(MarkdownPage::new);
    }

    private static void none(Stream<TextFile> among, BiFunction<String, Integer, String> line) {
        assertThat(among.flatMap(file -> file.complaints(line))).isEmpty();
    }

    /** One line of the banned list. */
    record Banned(String files, Pattern pattern, String instead) {
        static Banned parse(String line) {
            String[] parts = line.split(" :: ");
            return new Banned(parts[0], Pattern.compile(parts[1]), parts[2]);
        }

        boolean appliesTo(TextFile file) {
            return files.equals("*") || file.name().contains(files);
        }

        @Override
        public String toString() {
            return pattern.pattern();
        }
    }
}
