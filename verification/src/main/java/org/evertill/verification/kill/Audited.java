package org.evertill.verification.kill;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.Finding;

/**
 * What the auditor found in all stores of a run together.
 *
 * @param houses       stores audited from the journal to headquarters
 * @param acknowledged sales the cashiers were told of
 * @param journalNet   the sales at the registers, and likewise at the channel and at headquarters
 */
record Audited(
        int houses, long acknowledged, long records, long transactions, long offlineTransactions, long switches,
        long quarantined, long lost, long doubled, long gaps, BigDecimal journalNet, BigDecimal channelNet,
        BigDecimal headquartersNet, List<Finding> findings) {

    /** Before the first audit. */
    static final Audited NOTHING = new Audited(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO,
            BigDecimal.ZERO, List.of());

    private static final int SHOWN = 20;

    /** With another store. */
    Audited and(AuditReport store, int told) {
        return new Audited(houses + (store.headquartersNet().isEmpty() ? 0 : 1), acknowledged + told,
                records + store.records(), transactions + store.transactions(),
                offlineTransactions + store.offlineTransactions(), switches + store.switches(),
                quarantined + store.quarantined(), lost + store.lost(), doubled + store.doubled(),
                gaps + store.gaps(), sum(journalNet, store.journalNet()), sum(channelNet, store.channelNet()),
                sum(headquartersNet, store.headquartersNet()),
                Stream.concat(findings.stream(), store.findings().stream()).toList());
    }

    /** Nothing is wrong at all. */
    boolean isClean() {
        return findings.isEmpty();
    }

    /** The first findings, as sentences. */
    List<String> sentences() {
        return findings.stream().limit(SHOWN).map(Finding::toString).toList();
    }

    /** Under the names of the command's JSON result. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("stores", houses);
        figures.put("acknowledged", acknowledged);
        figures.put("records", records);
        figures.put("transactions", transactions);
        figures.put("offlineTransactions", offlineTransactions);
        figures.put("switches", switches);
        figures.put("quarantined", quarantined);
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("gaps", gaps);
        figures.put("journalNet", journalNet.toPlainString());
        figures.put("channelNet", channelNet.toPlainString());
        figures.put("headquartersNet", headquartersNet.toPlainString());
        figures.put("findings", sentences());
        return figures;
    }

    private static BigDecimal sum(BigDecimal net, String more) {
        return more.isEmpty() ? net : net.add(new BigDecimal(more));
    }
}
