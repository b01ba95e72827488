package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A markdown document: its headings and its links. Code blocks are not read. */
record MarkdownPage(TextFile file) {
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");

    /** The document's headings of the first level. */
    List<String> titles() {
        return prose().filter(line -> line.text().startsWith("# ")).map(Line::text).toList();
    }

    /** A complaint for each link whose file or heading does not exist. The world outside is not asked. */
    Stream<String> brokenLinks() {
        return prose().flatMap(line -> LINK.matcher(line.text()).results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .filter(target -> !resolves(target))
                .map(target -> file.at(line.number(), target + " leads nowhere: correct the link or remove it")));
    }

    private boolean resolves(String target) {
        String[] parts = target.split("#", 2);
        Path place = parts[0].isEmpty() ? file.path() : file.path().resolveSibling(parts[0]).normalize();
        if (!Files.exists(House.root().resolve(place))) {
            return false;
        }
        return parts.length == 1 || TextFile.all().stream()
                .filter(other -> other.path().equals(place))
                .anyMatch(other -> new MarkdownPage(other).anchors().contains(parts[1]));
    }

    private List<String> anchors() {
        return prose().flatMap(line -> HEADING.matcher(line.text()).results())
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private Stream<Line> prose() {
        List<Line> prose = new ArrayList<>();
        boolean isCode = false;
        for (int index = 0; index < file.lines().size(); index++) {
            String text = file.lines().get(index);
            if (text.stripLeading().startsWith("```")) {
                isCode = !isCode;
            } else if (!isCode) {
                prose.add(new Line(text, index + 1));
            }
        }
        return prose.stream();
    }

    private record Line(String text, int number) {}
}
