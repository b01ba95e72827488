package org.evertill.app.screen.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.exchange.profile.ProfileTexts;
import org.evertill.syncagent.SyncFault;

/** Whether the register could go through an outage now, what it lacks, and what else is worth a look. */
public final class ReadinessWords {

    private ReadinessWords() {
    }

    /** Ready, or what is missing. */
    public static String sentence(OfflineReadiness readiness, Texts texts) {
        return readiness.isReady() ? texts.get(Text.READINESS_READY)
                : texts.get(Text.READINESS_NOT, list(readiness.missing(), texts));
    }

    /** Parts of a register by their codes with commas, as a list in words. */
    public static String list(String codes, Texts texts) {
        List<String> wanted = List.of(codes.split(","));
        return list(Arrays.stream(MissingPart.values()).filter(part -> wanted.contains(part.code())).toList(), texts);
    }

    /** The parts without which it cannot sell offline. */
    static String blocking(OfflineReadiness readiness, Texts texts) {
        return list(readiness.missing().stream().filter(MissingPart::preventsSelling).toList(), texts);
    }

    private static String list(Collection<MissingPart> parts, Texts texts) {
        return parts.stream().map(part -> texts.of(TextFamily.MISSING, part))
                .reduce((all, next) -> texts.get(Text.LIST_AND_NEXT, all, next)).orElse("");
    }

    /** The notes of the window: journal, readiness, prices that are old, values that are not followed. */
    static List<ConnectionFace.Note> notes(RegisterSession session, SyncFigures figures, Texts texts) {
        List<ConnectionFace.Note> notes = new ArrayList<>(journal(figures, texts));
        notes.addAll(looks(session, figures, texts));
        OfflineReadiness readiness = session.connection().readiness();
        notes.add(new ConnectionFace.Note(readiness.isReady(), sentence(readiness, texts), freeDisk(figures, texts)));
        oldPrices(session, figures, texts).ifPresent(old -> notes.add(new ConnectionFace.Note(false, old)));
        ProfileTexts profile = ProfileTexts.in(texts.language().code());
        session.published().objections().forEach(objection ->
                notes.add(new ConnectionFace.Note(false, profile.corrected(objection))));
        return notes;
    }

    /** The room on the disk, without which no outage is gone through; empty where it is not known. */
    private static String freeDisk(SyncFigures figures, Texts texts) {
        return figures.freeBytes().isPresent() ? texts.of(TextFamily.DIAGNOSTICS, DiagnosticsWord.FREE_DISK,
                texts.formats().size(figures.freeBytes().getAsLong())) : "";
    }

    /** Why nothing new comes: packages are paused, one rests, or no scale unit was met; nothing while all is well. */
    private static List<ConnectionFace.Note> looks(RegisterSession session, SyncFigures figures, Texts texts) {
        List<ConnectionFace.Note> notes = new ArrayList<>();
        if (session.profile().pauseOfflineSynchronization()) {
            notes.add(new ConnectionFace.Note(false,
                    texts.of(TextFamily.LOOK, LookWord.PAUSED, session.profile().code())));
        } else if (figures.resting().isPresent()) {
            notes.add(new ConnectionFace.Note(false, texts.of(TextFamily.LOOK, LookWord.RESTING,
                    texts.formats().number(figures.resting().getAsLong()))));
        }
        figures.silentSince().filter(since -> session.connection().isOnline()).ifPresent(since ->
                notes.add(new ConnectionFace.Note(false,
                        SyncWords.fault(figures.lastAttempt().orElseThrow().fault(), texts),
                        texts.of(TextFamily.LOOK, LookWord.FAILED_SINCE,
                                texts.formats().time(since, CauseWords.zone(session))))));
        return notes;
    }

    /** What the journal does not give, and what the scale unit does not take; nothing, as long as all is sound. */
    private static List<ConnectionFace.Note> journal(SyncFigures figures, Texts texts) {
        List<ConnectionFace.Note> notes = new ArrayList<>();
        String unreadable = SyncFault.JOURNAL_UNREADABLE.name();
        if (figures.lastAttempt().filter(last -> last.fault().equals(unreadable)).isPresent()) {
            notes.add(new ConnectionFace.Note(false, SyncWords.fault(unreadable, texts)));
        }
        if (figures.upload().unreadable() > 0) {
            notes.add(new ConnectionFace.Note(false,
                    texts.get(Text.STATUS_UNREADABLE, figures.upload().unreadable())));
        }
        SyncFigures.SetAside setAside = figures.upload().setAside();
        if (setAside.count() > 0) {
            notes.add(new ConnectionFace.Note(false, texts.get(Text.STATUS_SET_ASIDE, setAside.count())
                    + "\n" + setAside.newestReason()));
        }
        return notes;
    }

    /** How old the prices are, once that is beyond the profile's limit; never a reason not to sell. */
    static Optional<String> oldPrices(RegisterSession session, SyncFigures figures, Texts texts) {
        Optional<Duration> age = figures.database().flatMap(SyncFigures.Database::pricesKnownAt)
                .flatMap(known -> session.profile().oldPrices(known, session.now()));
        boolean inUse = !session.connection().isOnline()
                || session.profile().lookupSource() == LookupSource.OFFLINE_DATABASE;
        return age.map(old -> texts.get(inUse ? Text.PRICES_OLD : Text.PRICES_OLD_OFFLINE, texts.formats().span(old)));
    }
}
