package org.evertill.verification.powerloss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of cutting a register's power.
 *
 * @param images       disks that were found
 * @param seed         decided the sales, the moments and the leftovers
 * @param ways         disks by the way the power left them
 * @param recorded     what was recorded of the register's lives, by its kind
 * @param acknowledged sales and voids shown before the power failed, over all disks
 * @param lost         of those, missing, over all disks
 * @param doubled      records and numbers that occur twice, over all disks
 * @param gaps         numbers left out, over all disks
 * @param broken       disks with anything wrong
 * @param packages     packages installed while it was recorded
 * @param seconds      how long it took
 * @param trouble      what is wrong, as sentences; the first few
 */
public record PowerLossReport(
        int images, long seed, Map<String, Integer> ways, Map<String, Integer> recorded, long acknowledged, long lost,
        long doubled, long gaps, int broken, int packages, long seconds, List<String> trouble) {

    public PowerLossReport {
        trouble = List.copyOf(trouble);
    }

    /** Nothing was lost on any disk, and nothing is wrong with any. */
    public boolean holds() {
        return broken == 0 && trouble.isEmpty() && lost == 0 && doubled == 0 && gaps == 0 && acknowledged > 0;
    }

    /** The result for a person. */
    public String account() {
        StringBuilder text = new StringBuilder();
        text.append("The power failed ").append(images).append(" times (seed ").append(seed).append("): ")
                .append(acknowledged).append(" times a sale or void had been shown, ").append(lost).append(" lost, ")
                .append(doubled).append(" doubled, ").append(gaps).append(" gaps; ").append(broken)
                .append(" disks with anything wrong. Recorded: ").append(recorded).append(", ").append(packages)
                .append(" packages installed. Disks by what was left: ").append(ways).append(". ").append(seconds)
                .append(" s.");
        trouble.forEach(sentence -> text.append(System.lineSeparator()).append(sentence));
        return text.toString();
    }

    /** The result as the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("images", images);
        figures.put("seed", seed);
        figures.put("acknowledged", acknowledged);
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("gaps", gaps);
        figures.put("brokenDisks", broken);
        figures.put("disksByLeftover", ways);
        figures.put("recorded", recorded);
        figures.put("packagesInstalled", packages);
        figures.put("seconds", seconds);
        figures.put("trouble", trouble);
        figures.put("holds", holds());
        return figures;
    }
}
