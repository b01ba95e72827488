package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.evertill.scaleunit.channel.RecordFindings;
import org.evertill.scaleunit.headquarters.CollectionFindings;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.storage.Finding;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit set-aside}: the records somebody should look at; may run beside a running scale unit. */
@Command(name = "set-aside", mixinStandardHelpOptions = true,
        description = "Shows the records that channel and headquarters could not take as they are and keep beside"
                + " their sales, and where a register's hash chain did not continue, newest first; of those of the two"
                + " that are in the data folder.")
final class SetAsideCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--last", defaultValue = "50", paramLabel = "N",
            description = "at most so many of each database (${DEFAULT-VALUE})")
    private int last;

    @Option(names = "--json", description = "prints them as one JSON array with stable names")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** @param channelCode of the channel that has handed it over; empty where the channel itself tells */
    private record Told(String database, String channelCode, Finding finding) {
    }

    @Override
    public Integer call() throws Exception {
        List<Told> told = new ArrayList<>();
        boolean channelIsHere = scaleUnit.hasChannel();
        if (channelIsHere) {
            told.addAll(channel());
        }
        if (scaleUnit.hasHeadquarters() || !channelIsHere) {
            told.addAll(headquarters());
        }
        told.sort(Comparator.comparing((Told one) -> one.finding().foundAt()).reversed());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            OrderOptions.print(told.stream().map(SetAsideCommand::members).toList(), out);
        } else if (told.isEmpty()) {
            out.println("Nothing is set aside, and every chain has continued.");
        } else {
            table(told).print(out);
        }
        out.flush();
        return 0;
    }

    private List<Told> channel() throws IOException, SQLException, InterruptedException {
        ServerDatabase channel = scaleUnit.channelDatabase();
        channel.start();
        try {
            return new RecordFindings(channel).newest(last).stream()
                    .map(finding -> new Told("channel", "", finding)).toList();
        } finally {
            channel.stop();
        }
    }

    private List<Told> headquarters() throws IOException, SQLException, InterruptedException {
        Headquarters headquarters = scaleUnit.headquarters();
        headquarters.start();
        try {
            return new CollectionFindings(headquarters.database()).newest(last).stream()
                    .map(found -> new Told("headquarters", found.channelCode(), found.finding())).toList();
        } finally {
            headquarters.stop();
        }
    }

    private static TextTable table(List<Told> told) {
        TextTable table = new TextTable("FOUND", "WHERE", "WHAT", "REGISTER", "NUMBER", "RECORD", "WHY");
        for (Told one : told) {
            Finding finding = one.finding();
            table.add(finding.foundAt(), one.channelCode().isEmpty() ? one.database() : one.database() + ", of "
                    + plain(one.channelCode()), word(finding.kind()),
                    finding.place().map(place -> plain(place.register().storeNumber() + "-"
                            + place.register().registerNumber()) + "-" + place.register().incarnation()).orElse("-"),
                    finding.place().map(place -> Long.toString(place.sequence())).orElse("-"),
                    finding.recordId().isEmpty() ? "-" : plain(finding.recordId()), plain(finding.why()));
        }
        return table;
    }

    private static Map<String, @Nullable Object> members(Told told) {
        Finding finding = told.finding();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("database", told.database());
        members.put("channel", told.channelCode().isEmpty() ? null : told.channelCode());
        members.put("what", word(finding.kind()));
        members.put("storeNumber", finding.place().map(place -> place.register().storeNumber()).orElse(null));
        members.put("registerNumber", finding.place().map(place -> place.register().registerNumber()).orElse(null));
        members.put("incarnation", finding.place().map(place -> place.register().incarnation()).orElse(null));
        members.put("sequence", finding.place().map(Finding.Place::sequence).orElse(null));
        members.put("recordId", finding.recordId());
        members.put("why", finding.why());
        members.put("foundAt", finding.foundAt());
        return members;
    }

    private static String word(Finding.Kind kind) {
        return switch (kind) {
            case SET_ASIDE -> "set-aside";
            case CHAIN -> "chain";
        };
    }

    /** What was sent may have anything in it; a terminal is not to follow it. */
    private static String plain(String sent) {
        return sent.replaceAll("\\p{Cntrl}", "\ufffd");
    }
}
