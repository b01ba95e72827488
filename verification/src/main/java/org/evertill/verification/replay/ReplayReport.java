package org.evertill.verification.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.InvoiceTotals;

/**
 * What came of a replay.
 *
 * @param audit      of register, channel and headquarters, by the auditor
 * @param expected   lines and total per invoice, by reading and rounding the file alone
 * @param outages    what went wrong on purpose
 * @param crafted    records sent that the register never wrote; all are to be set aside, and nothing else is
 * @param seconds    from the first line rung until the last invoice was at headquarters
 * @param salesPerSecond invoices through the whole house per second of these
 */
public record ReplayReport(
        AuditReport audit, Map<String, InvoiceTotals> expected, OutageFigures outages, int crafted, long seconds,
        String salesPerSecond) {

    private static final int SHOWN = 20;

    /** What the file says is at headquarters, once, to the penny; nothing else is wrong, and the outages struck. */
    public boolean holds() {
        return audit.isClean() && differences().isEmpty() && audit.quarantined() == crafted
                && audit.journalNet().equals(audit.channelNet())
                && audit.channelNet().equals(audit.headquartersNet()) && outages.shortcomings().isEmpty();
    }

    /** Invoices that are other at headquarters than in the file, as sentences. */
    public List<String> differences() {
        List<String> sentences = new ArrayList<>();
        expected.forEach((invoice, totals) -> {
            InvoiceTotals found = audit.byInvoice().get(invoice);
            if (!totals.equals(found)) {
                sentences.add("Invoice " + invoice + " is " + totals + " in the file and " + found
                        + " at headquarters");
            }
        });
        audit.byInvoice().keySet().stream().filter(invoice -> !expected.containsKey(invoice))
                .forEach(invoice -> sentences.add("Invoice " + invoice + " is at headquarters and not in the file"));
        return sentences;
    }

    /** The result as the command's JSON. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(audit.figures());
        figures.putAll(outages.figures());
        figures.put("crafted", crafted);
        figures.put("seconds", seconds);
        figures.put("salesPerSecond", salesPerSecond);
        figures.put("differences", differences().stream().limit(SHOWN).toList());
        figures.put("holds", holds());
        figures.put("byMonth", audit.byMonth());
        figures.put("byInvoice", audit.byInvoice());
        return figures;
    }

    /** The result for a person. */
    public String account() {
        List<String> lines = new ArrayList<>();
        lines.add(audit.transactions() + " sales rung (" + audit.offlineTransactions() + " of them offline, "
                + audit.switches() + " switches, " + outages.cuts() + " cuts) in " + seconds + " s: " + salesPerSecond
                + " per second through the whole house.");
        lines.addAll(outages.account());
        lines.add(crafted + " crafted records were sent, " + audit.quarantined() + " records are set aside.");
        audit.byMonth().forEach((month, totals) -> lines.add(month + ": " + totals.invoices() + " invoices, "
                + totals.lines() + " lines, sales " + totals.sales() + ", returns " + totals.returns() + ", net "
                + totals.net()));
        lines.add("Net at the register " + audit.journalNet() + ", at the channel " + audit.channelNet()
                + ", at headquarters " + audit.headquartersNet() + "; " + audit.lost() + " lost, " + audit.doubled()
                + " doubled, " + audit.gaps() + " gaps, " + differences().size()
                + " invoices other than in the file.");
        differences().stream().limit(SHOWN).forEach(lines::add);
        audit.findings().stream().limit(SHOWN).forEach(finding -> lines.add(finding.toString()));
        lines.add(holds() ? "Everything held." : "NOT everything held.");
        return String.join(System.lineSeparator(), lines);
    }
}
