package org.evertill.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code trust}: the scale unit's certificate was exchanged, and this till is told which one to trust from now on,
 * without a new activation. Nothing is kept before the scale unit has been reached by it and knows this till.
 */
@Command(name = "trust", description = "Says by which certificate the scale unit is known from now on, after it was"
        + " exchanged; without --certificate, by what the system trusts. The register keeps its activation and all it"
        + " has, and must not be running.")
final class TrustCommand extends ConfigureCommand {
    private final Clock clock;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the register's data folder")
    private Path data;

    @Mixin
    private final CertificateOption certificate = new CertificateOption();

    TrustCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    ConfigurationOutcome run() throws ConfigurationRefusedException, DataFolderException, IOException {
        if (!Files.exists(data.resolve(OfflineDatabase.JOURNAL))) {
            throw StatusCommand.noRegister(data);
        }
        TrustedCertificates trusted = certificate.read();
        if (isDryRun()) {
            return foreseen(trusted);
        }
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            RegisterActivation activation =
                    CreateOfflineDatabaseCommand.required(data, database.identities().current());
            ConfigurationOutcome outcome = reached(activation, trusted);
            database.identities().trust(trusted.pem());
            return outcome.say("It is kept, and the register trusts nothing else from its next start on.");
        }
    }

    private ConfigurationOutcome foreseen(TrustedCertificates trusted)
            throws ConfigurationRefusedException, DataFolderException, IOException {
        if (RegisterInspection.isInUse(data)) {
            throw new ConfigurationRefusedException("data-folder-in-use", "The data folder " + data
                    + " is in use by a running register. Close it first.");
        }
        try (RegisterInspection inspection = RegisterInspection.of(data)
                .orElseThrow(() -> StatusCommand.noRegister(data))) {
            return reached(CreateOfflineDatabaseCommand.required(data, inspection.activation()), trusted)
                    .say("Nothing was changed.");
        }
    }

    /** The token is shown only to who has the certificate that was given, and only its own scale unit knows it. */
    private ConfigurationOutcome reached(RegisterActivation activation, TrustedCertificates trusted)
            throws ConfigurationRefusedException {
        try (ScaleUnitContact contact = ScaleUnitContact.open(
                activation.scaleUnitAddress(), activation.deviceToken(), trusted, clock)) {
            contact.answer(contact.client().health());
            contact.answer(contact.client().offlineProfile());
            return new ConfigurationOutcome()
                    .put("scaleUnit", activation.scaleUnitAddress())
                    .put("trusts", trusted.pem().isEmpty() ? "system" : "certificate")
                    .say("The scale unit at " + activation.scaleUnitAddress() + " is known by "
                            + (trusted.pem().isEmpty() ? "what this system trusts" : "the certificate that was given")
                            + ", and it knows this register.");
        }
    }
}
