package org.evertill.app.screen.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.exchange.tables.SchedulerJob;

/**
 * One line about how the register is, for somebody who begins to work.
 *
 * @param icon the literal of what it is about
 */
public record Vital(String icon, String caption, String value, Tone tone) {

    /** Whether it needs a look. */
    public enum Tone {
        GOOD("good", "mdral-check_circle"),
        /** Something is on its way and need not be looked after. */
        WAITING("bad", "mdral-hourglass_empty"),
        BAD("bad", "mdral-error"),
        PLAIN("plain", "mdrmz-remove");

        private final String style;
        private final String icon;

        Tone(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }

        /** The style class of its colour. */
        public String style() {
            return style;
        }

        /** The literal of its icon. */
        public String icon() {
            return icon;
        }
    }

    /** The offline database, the age of its prices, what waits to be sent, and the scale unit. */
    public static List<Vital> of(RegisterSession session, SyncFigures figures, Texts texts) {
        return List.of(database(session.connection().readiness(), texts), prices(session, figures, texts),
                upload(figures.upload().sales(), texts), scaleUnit(session, figures, texts));
    }

    private static Vital database(OfflineReadiness readiness, Texts texts) {
        String caption = texts.get(Text.STATUS_DATABASE);
        if (!readiness.isSupported()) {
            return new Vital("mdomz-storage", caption, texts.get(Text.STATUS_DATABASE_NONE), Tone.PLAIN);
        }
        return new Vital("mdomz-storage", caption,
                texts.get(readiness.isReady() ? Text.HOME_READY : Text.HOME_NOT_READY),
                readiness.isReady() ? Tone.GOOD : Tone.BAD);
    }

    private static Vital prices(RegisterSession session, SyncFigures figures, Texts texts) {
        Optional<Duration> age = figures.database().flatMap(SyncFigures.Database::pricesKnownAt)
                .map(known -> Duration.between(known, session.now()));
        boolean old = ReadinessWords.oldPrices(session, figures, texts).isPresent();
        String number = SchedulerJob.PRICES.number();
        return new Vital("mdoal-local_offer", texts.ofCode(TextFamily.JOB, number, number),
                age.map(texts.formats()::ago).orElseGet(() -> texts.get(Text.STATUS_DOWNLOAD_UNKNOWN)),
                age.isEmpty() ? Tone.PLAIN : old ? Tone.BAD : Tone.GOOD);
    }

    private static Vital upload(int sales, Texts texts) {
        return new Vital("mdoal-cloud_upload", texts.get(Text.STATUS_UPLOAD),
                texts.get(Text.STATUS_UPLOAD_COUNT, sales), sales == 0 ? Tone.GOOD : Tone.WAITING);
    }

    private static Vital scaleUnit(RegisterSession session, SyncFigures figures, Texts texts) {
        ConnectionWords words = new ConnectionWords(session, figures, texts);
        boolean left = session.connection().state() == ConnectionState.DISCONNECTED;
        boolean online = session.connection().isOnline() && !session.connection().isUnanswered();
        String value = online ? words.health()
                : left ? texts.get(Text.STATUS_NOT_ASKED) : texts.get(Text.STATUS_NO_ANSWER, 0);
        return new Vital("mdoal-dns", texts.get(Text.STATUS_SCALE_UNIT), value,
                words.isAnswered() ? Tone.GOOD : left ? Tone.PLAIN : Tone.BAD);
    }
}
