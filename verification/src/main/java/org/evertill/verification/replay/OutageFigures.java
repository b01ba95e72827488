package org.evertill.verification.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.Strike;

/**
 * What went wrong during a replay: as it was planned, and what of it struck anything. A fault that strikes nothing
 * proves nothing, so too few strikes are a failure of the run.
 *
 * @param planned      cuts of each kind
 * @param strikes      every connection a cut did something to
 * @param restarts     programs that were ended and started again
 * @param cartsTakenUp running sales a restarted register had again
 * @param lostCarts    running sales it had not, as sentences
 * @param answers      what the scale unit answered for uploaded records, by outcome, heard on the line
 */
public record OutageFigures(
        Map<Fault.Kind, Integer> planned, List<Strike> strikes, Map<Mishap.Restart, Integer> restarts,
        int cartsTakenUp, List<String> lostCarts, Map<String, Long> answers) {

    private static final String LOOKUP = "GET /api/v1/products/";
    static final String UPLOAD = "POST /api/v1/transactions";
    private static final String ALREADY_HERE = "alreadyHere";
    /** So many cuts of each kind must have struck; of a short file's half. */
    private static final int STRIKING_CUTS = 20;

    /**
     * What the cuts of one kind did.
     *
     * @param cuts        that were made
     * @param striking    those of them that did something to at least one connection
     * @param connections they did something to
     * @param lookups     those of them with a look-up on its way
     * @param uploads     those of them with an upload on its way
     */
    public record KindFigures(int cuts, long striking, long connections, long lookups, long uploads) {}

    /** Cuts of all kinds that were made. */
    public int cuts() {
        return planned.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What each kind of cut did, in the order of the kinds. */
    public Map<Fault.Kind, KindFigures> byKind() {
        Map<Fault.Kind, KindFigures> byKind = new EnumMap<>(Fault.Kind.class);
        planned.forEach((kind, times) -> {
            List<Strike> own = strikes.stream().filter(strike -> strike.kind() == kind).toList();
            byKind.put(kind, new KindFigures(times, own.stream().mapToInt(Strike::cut).distinct().count(), own.size(),
                    own.stream().filter(strike -> strike.request().startsWith(LOOKUP)).count(),
                    own.stream().filter(strike -> strike.request().startsWith(UPLOAD)).count()));
        });
        return byKind;
    }

    /** Records sent again and answered with {@code alreadyHere}. */
    public long alreadyHere() {
        return answers.getOrDefault(ALREADY_HERE, 0L);
    }

    /** What was to strike and did not, and what was lost, as sentences; empty when the outages proved something. */
    public List<String> shortcomings() {
        List<String> sentences = new ArrayList<>(lostCarts);
        byKind().forEach((kind, figures) -> {
            long due = Math.min(STRIKING_CUTS, figures.cuts() / 2);
            if (figures.striking() < due) {
                sentences.add("Only " + figures.striking() + " of " + figures.cuts() + " cuts of the kind "
                        + kind.word() + " struck anything; " + due + " are due");
            }
            if (kind == Fault.Kind.RESET_AFTER_RESPONSE && figures.uploads() == 0) {
                sentences.add("No upload was cut between the scale unit's commit and its answer");
            }
        });
        if (cuts() > 0 && alreadyHere() == 0) {
            sentences.add("No record was sent again and answered with " + ALREADY_HERE);
        }
        return sentences;
    }

    /** The figures under the names of the command's JSON result. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("outages", cuts());
        Map<String, KindFigures> faults = new LinkedHashMap<>();
        byKind().forEach((kind, kindFigures) -> faults.put(kind.word(), kindFigures));
        figures.put("faults", faults);
        for (Mishap.Restart restart : Mishap.Restart.values()) {
            figures.put(restart.word(), restarts.getOrDefault(restart, 0));
        }
        figures.put("salesTakenUp", cartsTakenUp);
        figures.put("salesLostByRestart", lostCarts.size());
        figures.put("uploadAnswers", answers);
        figures.put("shortcomings", shortcomings());
        return figures;
    }

    /** The figures for a person, a line each. */
    List<String> account() {
        List<String> lines = new ArrayList<>();
        byKind().forEach((kind, figures) -> lines.add(kind.word() + ": " + figures.striking() + " of "
                + figures.cuts() + " cuts struck " + figures.connections() + " connections, " + figures.lookups()
                + " of them in a look-up and " + figures.uploads() + " in an upload."));
        if (!restarts.isEmpty()) {
            lines.add("Restarts: scale unit killed " + times(Mishap.Restart.SCALE_UNIT_KILLED) + ", register killed "
                    + times(Mishap.Restart.REGISTER_KILLED) + " and closed " + times(Mishap.Restart.REGISTER_CLOSED)
                    + "; the running sale was taken up " + cartsTakenUp + " times and lost " + lostCarts.size()
                    + " times.");
        }
        lines.add("The scale unit answered for uploaded records: " + answers + ".");
        lines.addAll(shortcomings());
        return lines;
    }

    private int times(Mishap.Restart restart) {
        return restarts.getOrDefault(restart, 0);
    }
}
