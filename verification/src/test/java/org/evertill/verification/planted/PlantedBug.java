package org.evertill.verification.planted;

import java.util.List;
import org.evertill.app.register.ReceiptShownBeforeCommit;
import org.evertill.offlinedb.DraftNeverSynced;
import org.evertill.offlinedb.NewIdOnRetry;
import org.evertill.offlinedb.NumberTakenBeforeCommit;
import org.evertill.scaleunit.channel.DuplicateIsAnError;
import org.evertill.verification.weave.Weave;

/**
 * Errors a register or a scale unit could have, one at a time put into the real one in a child process. They live in
 * test code only and come in while the child's classes are loaded: no program that is shipped has a switch for them.
 */
public enum PlantedBug {
    /** The scale unit answers for records before it has committed them. */
    ACKNOWLEDGED_BEFORE_COMMIT(redirect("org.evertill.scaleunit.storage.SqliteStorage",
            "org.evertill.exchange.sqlite.SqliteTransaction", "call", AcknowledgedBeforeCommit.class)),
    /** A sale whose commit is said to have failed is tried again under another id. */
    NEW_ID_ON_RETRY(redirect("org.evertill.offlinedb.SqliteJournal",
            "org.evertill.offlinedb.SqliteJournal", "store", NewIdOnRetry.class)),
    /** A number is taken for good before the record that has it is committed. */
    NUMBER_TAKEN_BEFORE_COMMIT(redirect("org.evertill.offlinedb.SqliteJournal",
            "org.evertill.offlinedb.JournalHead", "read", NumberTakenBeforeCommit.class)),
    /** A record the channel has already is an error. */
    DUPLICATE_IS_AN_ERROR(redirect("org.evertill.scaleunit.channel.UploadReceiver",
            "org.evertill.scaleunit.channel.RecordShelf", "put", DuplicateIsAnError.class)),
    /** The upload's watermark moves when records are sent instead of when they are answered for. */
    WATERMARK_MOVED_EARLY(redirect("org.evertill.syncagent.UploadRound",
            "org.evertill.offlinedb.UploadQueue", "next", WatermarkMovedEarly.class)),
    /** The cashier sees the receipt before the sale is committed. */
    RECEIPT_SHOWN_BEFORE_COMMIT(
            redirect("org.evertill.app.register.RegisterLoop",
                    "org.evertill.app.register.DecidedSteps", "store", ReceiptShownBeforeCommit.class),
            redirect("org.evertill.app.register.RegisterLoop",
                    "java.util.function.Consumer", "accept", ReceiptShownBeforeCommit.class)),
    /** The running sale is written and shown, and the disk is never asked for it. */
    DRAFT_NEVER_SYNCED(redirect("org.evertill.offlinedb.DraftTable",
            "org.evertill.offlinedb.JournalFile", "sync", DraftNeverSynced.class)),
    /** Commits ask the disk for nothing, so a power cut takes them. */
    SYNCHRONOUS_OFF(redirect("org.evertill.exchange.sqlite.SqliteFile",
            "org.evertill.exchange.sqlite.Durability", "synchronous", SynchronousOff.class)),
    /** Commits ask the disk for their bytes now and then only. */
    SYNCHRONOUS_NORMAL(redirect("org.evertill.exchange.sqlite.SqliteFile",
            "org.evertill.exchange.sqlite.Durability", "synchronous", SynchronousNormal.class));

    private final List<Weave> weaves;

    PlantedBug(Weave... weaves) {
        this.weaves = List.of(weaves);
    }

    /** What plants it. */
    public List<Weave> weaves() {
        return weaves;
    }

    private static Weave redirect(String in, String owner, String method, Class<?> target) {
        return new Weave.Redirect(in, owner, method, target.getName());
    }
}
