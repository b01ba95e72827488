package org.evertill.scaleunit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.SessionOrders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an order for the downloads of one database is given, and how what came of it is told. */
final class OrderOptions {
    @Option(names = "--json", description = "prints the result as one JSON object with stable names")
    private boolean json;

    @Option(names = "--dry-run", description = "says what would be done, changes nothing")
    private boolean dryRun;

    /** Whether any of them was given. */
    boolean isGiven() {
        return json || dryRun;
    }

    /** What is ordered. */
    @FunctionalInterface
    interface Order {
        SessionOrders.Ordered place(String by, boolean dryRun) throws Exception;
    }

    /** Orders it and tells; a refusal is told as JSON too, where that was asked for. */
    int place(Order order, PrintWriter out) throws Exception {
        try {
            SessionOrders.Ordered ordered = order.place(SchedulesVisit.whoever(), dryRun);
            if (json) {
                print(members(ordered), out);
            } else {
                out.println((dryRun && ordered.isNew() ? "Nothing was changed; without --dry-run: " : "")
                        + ordered.sentence());
            }
            return 0;
        } catch (RowRefusedException e) {
            if (json) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                members.put("outcome", "refused");
                members.put("message", e.getMessage());
                print(members, out);
            }
            throw e;
        }
    }

    private Map<String, @Nullable Object> members(SessionOrders.Ordered ordered) {
        DownloadSession before = ordered.before();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("outcome", ordered.isNew() ? "done" : "already");
        members.put("dryRun", dryRun);
        members.put("order", ordered.order().name().toLowerCase(Locale.ROOT));
        members.putAll(SessionText.members(before));
        members.put("message", ordered.sentence());
        return members;
    }

    /** Prints an object for programs. */
    static void print(Object object, PrintWriter out) throws JsonProcessingException {
        out.println(WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(object));
        out.flush();
    }
}
