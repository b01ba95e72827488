package org.evertill.verification.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.verification.audit.AuditReport;

/**
 * What a demo came to.
 *
 * @param failure  what did not go as it must; empty when all did
 * @param arrived  whether everything reached headquarters
 * @param pictures in order; none when a person played
 * @param seconds  from the first program's start to the audit's end
 */
public record DemoReport(Optional<String> failure, boolean arrived, AuditReport audit, String language, long seed,
        List<Path> pictures, long seconds) {

    /** Everything the demo claims held. */
    public boolean holds() {
        return failure.isEmpty() && audit.isClean();
    }

    /** The figures in the order and under the names of the JSON result. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(audit.figures());
        figures.put("language", language);
        figures.put("seed", seed);
        figures.put("seconds", seconds);
        figures.put("pictures", pictures.stream().map(picture -> picture.getFileName().toString()).toList());
        figures.put("holds", holds());
        failure.ifPresent(why -> figures.put("failure", why));
        return figures;
    }

    /** The end of the account, for a person. */
    public String account() {
        StringBuilder text = new StringBuilder();
        text.append("%n%s, %d of them while not online; %s, %s of the connection%n".formatted(
                Account.count(audit.transactions(), "sale"), audit.offlineTransactions(),
                Account.count(audit.records(), "record"),
                audit.switches() + (audit.switches() == 1 ? " switch" : " switches")));
        text.append("lost %d, doubled %d, gaps %d%n".formatted(audit.lost(), audit.doubled(), audit.gaps()));
        text.append(arrived
                ? "net in the journal %s, in the channel %s, at headquarters %s%n".formatted(
                        audit.journalNet(), audit.channelNet(), audit.headquartersNet())
                : "net in the journal %s; some of it has not been uploaded yet%n".formatted(audit.journalNet()));
        audit.findings().forEach(finding -> text.append("WRONG: ").append(finding).append("%n".formatted()));
        failure.ifPresent(why -> text.append("FAILED: ").append(why).append("%n".formatted()));
        text.append(holds() ? "Everything held." : "Not everything held.");
        return text.toString();
    }
}
