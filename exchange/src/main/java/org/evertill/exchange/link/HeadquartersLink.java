package org.evertill.exchange.link;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;

/**
 * What a channel asks of headquarters, and what it hands up. The channel is the one that calls in either direction, so
 * that nobody has to reach a store from outside. Every part of it may be asked again after an answer was lost.
 *
 * @param dataGroup   which data group the channel's store is in
 * @param signingKey  the key packages are signed with
 * @param packages    the packages of that data group
 * @param frames      where a package's frames are fetched
 * @param activation  uses up an activation code
 * @param records     takes what the channel's registers have recorded: scheduler job P-0001
 * @param reports     takes what registers and the channel itself have told of their databases
 * @param orders      what headquarters wants of their downloads
 */
public record HeadquartersLink(DataGroup dataGroup, SigningKey signingKey, Packages packages, Frames frames,
        Activation activation, Records records, Reports reports, Orders orders) {

    /** Knows the channel data groups. */
    @FunctionalInterface
    public interface DataGroup {
        /**
         * The code of the group the channel's store is in now; somebody may put it into another. Empty where
         * headquarters has no such store.
         */
        Optional<String> ofStore() throws IOException, SQLException;
    }

    /** Says the key packages are signed with. */
    @FunctionalInterface
    public interface SigningKey {
        /** The public half. */
        VerifyingKey get() throws IOException, SQLException;
    }

    /** Finds packages. */
    @FunctionalInterface
    public interface Packages {
        /**
         * The manifest of the package that brings who has a version of a kind, 0 for nothing, nearer to the newest of
         * an edition; of that version itself when it is the newest. Empty when nothing of the schema has been
         * published; asking for the one before this program's has it published with the next run.
         */
        Optional<SignedManifest> next(Edition edition, DatabaseKind kind, TableSchema schema, long installed)
                throws IOException, SQLException;

        /** Those of the schema of this program. */
        default Optional<SignedManifest> next(Edition edition, DatabaseKind kind, long installed)
                throws IOException, SQLException {
            return next(edition, kind, TableSchema.newest(), installed);
        }
    }

    /** Opens packages. */
    @FunctionalInterface
    public interface Frames {
        /** The frames of one package. */
        FrameSource of(DatabaseKind kind, PackageManifest manifest) throws IOException, SQLException;
    }

    /** Uses up activation codes. */
    @FunctionalInterface
    public interface Activation {
        /**
         * The register a code stands for, in a new incarnation; empty when it is unknown, used or too old.
         *
         * @param activated the newest activation the channel knows of each register; the new one is above it also where
         *                  headquarters was set back to before it
         */
        Optional<RegisterIdentity> redeem(String activationCode, List<RegisterIdentity> activated)
                throws IOException, SQLException;
    }

    /** Takes records. */
    public interface Records {
        /**
         * The arrival up to which it has the records of this channel for good. More than the channel remembers of it
         * where the channel's database was set back to an earlier moment: arrivals after that mean other records now.
         */
        long takenUpTo() throws IOException, SQLException;

        /**
         * Takes records for good, those that are there already once, in the order of their arrival.
         *
         * @return how many of them it had not before
         */
        int take(List<ArrivedRecord> records) throws IOException, SQLException;
    }

    /** Takes reports. */
    @FunctionalInterface
    public interface Reports {
        /** Keeps reports, each in place of an older one of its register. */
        void take(List<RegisterReport> reports) throws IOException, SQLException;
    }

    /** Has orders for downloads. */
    @FunctionalInterface
    public interface Orders {
        /** Those that stand for the store's databases now. */
        List<StandingOrder> standing() throws IOException, SQLException;
    }
}
