package org.evertill.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Computes contrast from the colours both style sheets declare, for every pair that carries text or state. */
class ThemeColoursTest {

    private static final double TEXT = 4.5;
    private static final double OUTLINE = 3;
    private static final Pattern DECLARED = Pattern.compile("(-(?:color|et)-[\\w-]+):\\s*([^;]+);");

    private record Pair(String front, String back, double least) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void everyPairOfColoursCanBeRead(String sheet) {
        Map<String, String> colours = declared(sheet);
        assertThat(pairs().map(pair -> complaint(pair, colours)).filter(Objects::nonNull)).isEmpty();
    }

    @Test
    void bothThemesDeclareTheSameNames() {
        assertThat(declared("dark.css").keySet()).isEqualTo(declared("light.css").keySet());
    }

    private static Stream<Pair> pairs() {
        Stream<Pair> text = Stream.of(
                "-color-fg-default -color-bg-default", "-color-fg-muted -color-bg-default",
                "-color-fg-subtle -color-bg-default", "-color-fg-subtle -color-bg-inset",
                "-color-fg-subtle -color-bg-subtle", "-color-fg-subtle -color-bg-overlay",
                "-color-fg-muted -color-bg-overlay", "-color-fg-default -color-neutral-muted",
                "-color-fg-muted -color-neutral-muted", "-color-accent-fg -color-bg-default",
                "-color-accent-fg -color-accent-subtle", "-color-fg-default -color-accent-subtle",
                "-color-fg-subtle -color-accent-subtle", "-color-fg-emphasis -color-accent-emphasis",
                "-color-fg-emphasis -et-accent-hover", "-color-fg-emphasis -et-accent-press",
                "-color-success-fg -color-success-subtle", "-color-success-fg -color-bg-overlay",
                "-color-fg-emphasis -color-success-emphasis", "-color-warning-fg -color-warning-subtle",
                "-color-warning-fg -color-bg-overlay", "-et-on-warning -color-warning-emphasis",
                "-color-danger-fg -color-danger-subtle", "-color-danger-fg -color-bg-default",
                "-color-danger-fg -color-bg-overlay", "-color-fg-emphasis -color-danger-emphasis",
                "-et-info-fg -et-info-subtle", "-et-info-fg -color-bg-overlay", "-color-fg-emphasis -et-info-emphasis",
                "-et-manual-fg -et-manual-subtle", "-color-fg-emphasis -et-manual-emphasis",
                "-color-fg-default -et-header-bg-offline", "-color-fg-muted -et-header-bg-offline",
                "-color-fg-muted -et-header-bg-manual", "-color-fg-muted -et-header-bg-error",
                "-color-fg-muted -et-header-bg", "-et-on-ink -et-ink", "-et-on-ink -et-ink-2",
                "-et-on-ink -et-ink-line",
                "-et-on-ink-muted -et-ink", "-et-on-ink-muted -et-ink-2").map(each -> pair(each, TEXT));
        Stream<Pair> shelves = Stream.of("coffee", "bakery", "produce", "dairy", "pantry", "home", "gift", "care")
                .map(shelf -> new Pair("-et-cat-" + shelf + "-fg", "-et-cat-" + shelf + "-bg", TEXT));
        Stream<Pair> outlines = Stream.of("-et-border-control -color-bg-default", "-et-focus -color-bg-inset",
                "-et-focus -color-bg-default", "-et-focus -color-bg-overlay",
                "-color-accent-emphasis -color-bg-default").map(each -> pair(each, OUTLINE));
        return Stream.of(text, shelves, outlines).flatMap(each -> each);
    }

    private static Pair pair(String names, double least) {
        List<String> two = List.of(names.split(" "));
        return new Pair(two.get(0), two.get(1), least);
    }

    private static String complaint(Pair pair, Map<String, String> colours) {
        double ratio = Contrast.of(Color.web(colours.get(pair.front())), Color.web(colours.get(pair.back())));
        return ratio >= pair.least() ? null : String.format(Locale.ROOT, "%s on %s: %.2f instead of %.1f",
                pair.front(), pair.back(), ratio, pair.least());
    }

    private static Map<String, String> declared(String sheet) {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
            Map<String, String> colours = new TreeMap<>();
            Matcher each = DECLARED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (each.find()) {
                colours.put(each.group(1), each.group(2).strip());
            }
            return colours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
