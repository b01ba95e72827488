package org.evertill.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.app.screen.connection.DiagnosticsWord;
import org.evertill.app.screen.connection.LookWord;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.screen.home.DayPart;
import org.evertill.app.screen.home.HomeTile;
import org.evertill.app.theme.Appearance;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.staff.Permission;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.syncagent.SyncFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsInEveryLanguageAndNoneIsLeftOver(Language language) {
        assertThat(new TreeSet<>(TextBundles.of(language).keySet())).isEqualTo(neededKeys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageFillsTheSamePlaces(Language language) {
        PropertyResourceBundle english = TextBundles.of(Language.ENGLISH);
        PropertyResourceBundle other = TextBundles.of(language);
        for (String key : english.keySet()) {
            assertThat(places(other.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextHasAStraightApostropheThatWouldSwallowItsPlaces(Language language) {
        PropertyResourceBundle bundle = TextBundles.of(language);
        assertThat(bundle.keySet()).allSatisfy(key -> assertThat(bundle.getString(key)).doesNotContain("'"));
    }

    @Test
    void everyTextIsUsedSomewhere() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Text.java"))
                    .map(TextsTest::read).collect(Collectors.joining());
        }
        assertThat(Text.values()).allSatisfy(text ->
                assertThat(sources).containsPattern("Text\\." + text.name() + "\\b"));
    }

    @Test
    void pluralsFollowTheNumber() {
        Texts english = Texts.in(Language.ENGLISH);
        assertThat(english.get(Text.CONNECTION_WAITING, 0)).isEqualTo("Nothing waits to upload");
        assertThat(english.get(Text.CONNECTION_WAITING, 1)).isEqualTo("1 sale waiting to upload");
        assertThat(english.get(Text.CONNECTION_WAITING, 12)).isEqualTo("12 sales waiting to upload");
    }

    @Test
    void theConnectionIsNamedAsTheFieldNamesIt() {
        assertThat(Stream.of(Language.values()).map(language -> Texts.in(language).get(Text.STATUS_TITLE)))
                .containsExactly("Connection status", "Statut de la connexion", "连接状态");
        assertThat(Stream.of(Language.values()).map(language -> Texts.in(language).get(Text.CONNECTION_DISCONNECT)))
                .containsExactly("Disconnect", "Déconnecter", "断开连接");
        assertThat(Stream.of(Language.values()).map(language -> Texts.in(language).get(Text.CONNECTION_CONNECT)))
                .containsExactly("Connect", "Connecter", "连接");
    }

    private static TreeSet<String> neededKeys() {
        TreeSet<String> keys = Arrays.stream(Text.values()).map(Text::key)
                .collect(Collectors.toCollection(TreeSet::new));
        family(keys, TextFamily.REFUSAL, RefusalReason.values());
        family(keys, TextFamily.CAUSE, SwitchCause.values());
        family(keys, TextFamily.PROMPT, Prompt.Subject.values());
        family(keys, TextFamily.PERMISSION, Permission.values());
        family(keys, TextFamily.STATE, SyncFigures.State.values());
        family(keys, TextFamily.MISSING, MissingPart.values());
        family(keys, TextFamily.PACKAGE_FAULT, PackageFault.values());
        family(keys, TextFamily.APPEARANCE, Appearance.values());
        family(keys, TextFamily.GREETING, DayPart.values());
        family(keys, TextFamily.HOME, HomeTile.values());
        family(keys, TextFamily.SYNC_FAULT, SyncFault.values());
        family(keys, TextFamily.DIAGNOSTICS, DiagnosticsWord.values());
        family(keys, TextFamily.LOOK, LookWord.values());
        Stream.of(101, 102, 104, 105, 106, 108, 109, 500, 701, 703)
                .forEach(number -> keys.add(TextFamily.ACTION.key(Integer.toString(number))));
        Stream.of(SchedulerJob.values()).forEach(job -> keys.add(TextFamily.JOB.key(job.number())));
        Stream.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)
                .forEach(kind -> keys.add(TextFamily.JOB.key(kind.code())));
        return keys;
    }

    private static void family(Set<String> keys, TextFamily family, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            keys.add(family.key(constant.name()));
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
