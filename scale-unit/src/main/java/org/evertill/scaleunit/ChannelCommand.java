package org.evertill.scaleunit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.scaleunit.channel.remote.HeadquartersAddress;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.evertill.scaleunit.storage.FileTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scale-unit channel}: runs a store's channel without headquarters, which is elsewhere. */
@Command(name = "channel", mixinStandardHelpOptions = true,
        description = "Runs the channel of a store (--store) alone. It goes to headquarters by itself, for packages and"
                + " with what the registers have sold; nothing has to reach it from there.")
final class ChannelCommand implements Callable<Integer> {
    /** Where the token may stand instead of a file. */
    private static final String TOKEN_VARIABLE = "EVERTILL_CHANNEL_TOKEN";

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Mixin
    private ListeningOptions listening;

    @Option(names = "--headquarters", required = true, paramLabel = "URL",
            description = "where headquarters is; https, unless it is on this machine")
    private URI headquarters;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "holds the token that 'scale-unit channel-token' printed; without it, the environment has it"
                    + " as " + TOKEN_VARIABLE)
    private @Nullable Path tokenFile;

    @Option(names = "--trust", paramLabel = "FILE.pem",
            description = "the certificate of headquarters, or of the authority that issued it")
    private @Nullable Path trusted;

    @Override
    public Integer call() throws Exception {
        RemoteHeadquarters remote = new RemoteHeadquarters(new HeadquartersAddress(headquarters), token(),
                scaleUnit.storeNumber(), trusted(), Clock.systemDefaultZone());
        return new UnitRun(scaleUnit.dataFolder(), "Evertill channel of store " + scaleUnit.storeNumber()).run(() ->
                ChannelUnit.of(scaleUnit.settings(listening, OptionalLong.empty()), remote,
                        Clock.systemDefaultZone()));
    }

    private String token() throws IOException {
        if (tokenFile != null) {
            FileTrouble.requireFile(tokenFile);
            ScaleUnitDatabases.requirePrivate(tokenFile);
            return Files.readString(tokenFile).strip();
        }
        String token = System.getenv(TOKEN_VARIABLE);
        if (token == null || token.isBlank()) {
            throw new IOException("headquarters would not know this channel: make a token there with 'scale-unit"
                    + " channel-token' and give it with --token-file or as " + TOKEN_VARIABLE + ".");
        }
        return token.strip();
    }

    private TrustedCertificates trusted() throws IOException {
        return trusted == null ? TrustedCertificates.OF_THE_SYSTEM
                : TrustedCertificates.ofPem(Files.readString(trusted));
    }
}
