package org.evertill.verification.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evertill.verification.weave.HoldPoints;
import org.evertill.verification.weave.Weave;

/** What a kill falls into: who is killed, and at which points of the product, if not at any moment. */
enum Phase {
    /** The register, at any moment while it sells. */
    ANY_MOMENT("register at any moment", false),
    /** The register, at any moment of its start. */
    START("register starting", false),
    LINE("line", false, List.of(HoldPoints.beforeCommit("register") + "@line",
            HoldPoints.afterCommit("register") + "@line", "showing@line")),
    SALE("sale", false, onRegister("@sale")),
    VOID("void", false, onRegister("@void")),
    SWITCH("switch", false, onRegister("@switch")),
    UPLOAD("upload", false, List.of("sending", "answered", "watermark",
            HoldPoints.beforeCommit("upload"), HoldPoints.afterCommit("upload"))),
    PACKAGE_APPLY("package apply", false, Points.OF_A_FULL_PACKAGE),
    DELTA_APPLY("delta apply", false, Points.OF_A_DELTA),
    /** The scale unit, at any moment. */
    SCALE_UNIT_AT_ANY_MOMENT("scale unit at any moment", true),
    /** The scale unit, while it takes what a register sends. */
    UPLOAD_TAKEN("upload at the channel", true, List.of("receiving", "putting",
            "putting " + HoldPoints.beforeCommit("channel-writer"),
            "putting " + HoldPoints.afterCommit("channel-writer"))),
    /** The scale unit, within headquarters' transaction, or between it and the channel's word that it is done. */
    P_0001("P-0001", true, List.of("collecting", "collecting " + HoldPoints.beforeCommit("headquarters-writer"),
            "collecting " + HoldPoints.afterCommit("headquarters-writer"), "between")),
    PACKAGE_APPLY_AT_THE_CHANNEL("package apply at the channel", true, Points.OF_A_FULL_PACKAGE),
    DELTA_APPLY_AT_THE_CHANNEL("delta apply at the channel", true, Points.OF_A_DELTA);

    private final String words;
    private final boolean ofTheScaleUnit;
    private final List<String> points;

    Phase(String words, boolean ofTheScaleUnit, List<String> points) {
        this.words = words;
        this.ofTheScaleUnit = ofTheScaleUnit;
        this.points = points;
    }

    Phase(String words, boolean ofTheScaleUnit) {
        this(words, ofTheScaleUnit, List.of());
    }

    /** What makes the product tell of the points. */
    static List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>(HoldPoints.commits());
        weaves.addAll(Points.ENTRIES);
        return weaves;
    }

    /** Its name in a report. */
    String words() {
        return words;
    }

    /** Whether the scale unit is killed, and not the register. */
    boolean isOfTheScaleUnit() {
        return ofTheScaleUnit;
    }

    /** Whether it is one of the points that is waited for. */
    boolean hasPoints() {
        return !points.isEmpty();
    }

    /** Whether everything must be published anew for it. */
    boolean needsAFullPackage() {
        return points.equals(Points.OF_A_FULL_PACKAGE);
    }

    /** Whether a change must be published for it. */
    boolean needsADelta() {
        return points.equals(Points.OF_A_DELTA);
    }

    /** An order to {@link HoldPoints} that leads there; half of them stop who comes there, half let it run on. */
    String order(RandomGenerator random) {
        return (random.nextBoolean() ? "hold " : "tell ") + points.get(random.nextInt(points.size()));
    }

    private static List<String> onRegister(String doing) {
        return List.of("numbering" + doing, HoldPoints.beforeCommit("register") + doing,
                HoldPoints.afterCommit("register") + doing, "showing" + doing);
    }

    /** The points beside the commits; in a class of its own, for the constants above need them first. */
    private static final class Points {
        static final List<String> OF_A_DELTA = List.of("bringing", "assembling", "changing", "changing moving",
                "changing emptying");

        static final List<String> OF_A_FULL_PACKAGE = List.of("bringing", "assembling", "placing", "flipping",
                "flipping replacing", "flipping syncing", "flipping clearing");

        static final List<Weave> ENTRIES = List.of(
                HoldPoints.entry("org.evertill.offlinedb.SqliteJournal", "append", "numbering"),
                HoldPoints.entry("org.evertill.app.register.RegisterLoop", "become", "showing"),
                HoldPoints.entry("org.evertill.syncagent.UploadRound", "send", "sending"),
                HoldPoints.entry("org.evertill.syncagent.UploadRound", "answered", "answered"),
                HoldPoints.entry("org.evertill.offlinedb.UploadQueue", "answered", "watermark"),
                HoldPoints.entry("org.evertill.exchange.packages.PackageInstaller", "bring", "bringing"),
                HoldPoints.entry("org.evertill.exchange.packages.StagedPackage", "assemble", "assembling"),
                HoldPoints.entry("org.evertill.exchange.packages.GenerationStore", "place", "placing"),
                HoldPoints.entry("org.evertill.exchange.packages.GenerationStore", "flip", "flipping"),
                HoldPoints.entry("org.evertill.exchange.packages.GenerationStore", "deleteOthers", "clearing"),
                HoldPoints.entry("org.evertill.exchange.packages.GenerationStore", "change", "changing"),
                HoldPoints.entry("org.evertill.exchange.packages.DeltaTransaction", "moveCursor", "moving"),
                HoldPoints.entry("org.evertill.exchange.packages.LoggedChange", "putAwayLog", "emptying"),
                HoldPoints.entry("org.evertill.exchange.files.DurableFile", "replace", "replacing"),
                HoldPoints.entry("org.evertill.exchange.files.DurableFile", "syncFolder", "syncing"),
                HoldPoints.entry("org.evertill.scaleunit.channel.UploadReceiver", "receive", "receiving"),
                HoldPoints.entry("org.evertill.scaleunit.channel.RecordShelf", "put", "putting"),
                HoldPoints.entry("org.evertill.scaleunit.headquarters.TransactionCollector", "store", "collecting"),
                HoldPoints.entry("org.evertill.scaleunit.channel.RecordFeed", "takenUpTo", "between"));
    }
}
