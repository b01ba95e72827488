package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journal}: what can be asked of a register's journal from outside, also while the register runs. */
@Command(name = "journal", description = "Checks, exports or rescues a register's journal.",
        subcommands = {JournalExportCommand.class, JournalRescueCommand.class}, mixinStandardHelpOptions = true)
final class JournalCommand {

    @Spec
    private CommandSpec spec;

    @Command(name = "verify", description = "Recomputes the hash chain and all sums of a register's journal.",
            mixinStandardHelpOptions = true)
    int verify(@Option(names = "--data", required = true, paramLabel = "DIR",
            description = "the register's data folder") Path data) {
        Path journal = data.resolve("journal.db");
        if (!Files.isRegularFile(journal)) {
            throw new ParameterException(spec.subcommands().get("verify"),
                    "There is no journal.db in " + data + ": that is no register's data folder.");
        }
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(journal), List.of()));
        var out = spec.commandLine().getOut();
        report.findings().forEach(finding -> out.println(finding.what()));
        out.println(report.isClean()
                ? "The journal is whole: " + report.records() + " records, " + report.transactions() + " sales, net "
                        + report.journalNet() + "; every hash, number and sum is right."
                : "The journal is NOT whole: " + report.findings().size() + " findings.");
        out.flush();
        return report.isClean() ? 0 : 1;
    }
}
