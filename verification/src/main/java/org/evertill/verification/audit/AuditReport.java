package org.evertill.verification.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found. Net amounts are decimal strings over all sales, empty where that database was not part of it.
 *
 * @param records             records of every kind, counted where the sales are
 * @param transactions        sales in the journals, or at the highest place audited when there were none
 * @param offlineTransactions those of them concluded while not online
 * @param switches            connection switches on record
 * @param lost                distinct records known to somebody and missing somewhere
 * @param doubled             distinct records, numbers and references that occur twice
 * @param gaps                distinct numbers left out
 * @param setAside            records kept apart at any place, as sentences; whether one is missing where it belongs is
 *                            among the findings
 * @param byMonth             as found at the highest place audited, headquarters if it was
 * @param byInvoice           likewise, by outside reference
 * @param findings            everything that is wrong, the counted ones included
 */
public record AuditReport(
        int records, int transactions, int offlineTransactions, int switches, int lost, int doubled, int gaps,
        String journalNet, String channelNet, String headquartersNet, List<String> setAside,
        Map<String, MonthTotals> byMonth, Map<String, InvoiceTotals> byInvoice, List<Finding> findings) {

    private static final int SHOWN = 20;

    /** Nothing is wrong at all. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** How many records are kept apart, at all places together. */
    public int quarantined() {
        return setAside.size();
    }

    /** How many distinct things have this kind of finding. */
    public int count(Finding.Kind kind) {
        return distinct(findings, kind);
    }

    static int distinct(List<Finding> findings, Finding.Kind kind) {
        return (int) findings.stream().filter(f -> f.kind() == kind).map(Finding::thing).distinct().count();
    }

    /** The figures in the order and under the names of the command's JSON result. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("records", records);
        figures.put("transactions", transactions);
        figures.put("offlineTransactions", offlineTransactions);
        figures.put("switches", switches);
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("gaps", gaps);
        figures.put("quarantined", quarantined());
        figures.put("journalNet", journalNet);
        figures.put("channelNet", channelNet);
        figures.put("headquartersNet", headquartersNet);
        figures.put("setAside", setAside.stream().limit(SHOWN).toList());
        figures.put("findings", findings.stream().limit(SHOWN).map(Finding::toString).toList());
        return figures;
    }
}
