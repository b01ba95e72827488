package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.syncagent.SyncStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentFiguresTest {

    @ParameterizedTest
    @EnumSource(PackageFault.class)
    void whyAPackageWasRefusedIsSaidInTheLanguageOfTheScreen(PackageFault fault) {
        String told = "reference 7: " + new InstallOutcome.Refused(fault, "particulars");
        SyncFigures.LogRow row = rowOf(told);
        assertThat(row.why()).isEqualTo(told);
        assertThat(row.fault()).isEqualTo(fault.name());
        for (Language language : Language.values()) {
            assertThat(Texts.in(language).ofCode(TextFamily.PACKAGE_FAULT, row.fault(), "")).isNotBlank();
        }
        assertThat(rowOf("the line broke").fault()).isEmpty();
    }

    private static SyncFigures.LogRow rowOf(String message) {
        SyncStatus none = SyncStatus.UNKNOWN;
        SyncStatus status = new SyncStatus(none.uploading(), none.downloading(), none.unsent(),
                none.quarantinedRecords(), none.packages(), none.lastAttempt(), none.lastSuccess(), none.lastError(),
                none.databaseBytes(), List.of(new SyncLogEntry(1, "9999", "down", "Apply failed",
                        "2026-11-21T09:00:00.000Z", null, 0, 0, 0, 0, 0, message)));
        return AgentFigures.of(status, "http://127.0.0.1:1", OptionalLong.empty()).log().getFirst();
    }
}
