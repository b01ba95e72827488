package org.evertill.app.screen.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evertill.app.screen.connection.SyncFigures.State;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;

/** The figures and the log of synchronisation in words. */
final class SyncWords {

    private SyncWords() {
    }

    static List<ConnectionFace.Figure> figures(SyncFigures figures, boolean online, ConnectionWords words) {
        return List.of(upload(figures.upload(), words), download(figures, online, words), attempt(figures, words),
                database(figures.database(), words));
    }

    static Optional<ConnectionFace.Progress> progress(SyncFigures figures, Texts texts) {
        return figures.progress().map(running -> new ConnectionFace.Progress(
                texts.ofCode(TextFamily.JOB, running.job(), running.job()),
                running.totalBytes() <= 0 ? texts.formats().size(running.doneBytes())
                        : texts.get(Text.STATUS_PROGRESS, texts.formats().size(running.doneBytes()),
                                texts.formats().size(running.totalBytes())),
                running.totalBytes() <= 0 ? OptionalDouble.empty()
                        : OptionalDouble.of((double) running.doneBytes() / running.totalBytes())));
    }

    /** The rows of the log; of those that failed the newest is open. */
    static List<ConnectionFace.Row> rows(SyncFigures figures, ConnectionWords words) {
        Optional<SyncFigures.LogRow> newest =
                figures.log().stream().filter(row -> row.state() == State.FAILED).findFirst();
        return figures.log().stream()
                .map(row -> row(row, newest.filter(failed -> failed == row).isPresent(), words)).toList();
    }

    static ConnectionFace.Row row(SyncFigures.LogRow row, boolean open, ConnectionWords words) {
        Texts texts = words.texts();
        boolean counted = row.state() != State.FAILED;
        return new ConnectionFace.Row(words.time(row.at()), row.job(),
                texts.ofCode(TextFamily.JOB, row.job(), row.job()), row.up(),
                counted ? words.formats().number(row.rows()) : "–", row.state(),
                texts.of(TextFamily.STATE, row.state(), row.percent().orElse(-1)),
                row.took().map(words.formats()::jobTime).orElse("–"), why(row, texts), open);
    }

    /** The sentence for who stands here, and under it the line for who is called; nothing where all went well. */
    private static String why(SyncFigures.LogRow row, Texts texts) {
        return row.fault().isEmpty() ? "" : fault(row.fault(), texts) + "\n" + row.why();
    }

    /** What went wrong, in the language of the screen. */
    static String fault(String name, Texts texts) {
        return texts.ofCode(TextFamily.PACKAGE_FAULT, name, texts.ofCode(TextFamily.SYNC_FAULT, name,
                texts.of(TextFamily.STATE, State.FAILED)));
    }

    private static ConnectionFace.Figure upload(SyncFigures.Upload upload, ConnectionWords words) {
        Texts texts = words.texts();
        String detail = upload.sales() == 0 && upload.unreadable() == 0 ? texts.get(Text.STATUS_UPLOAD_DONE)
                : texts.get(Text.STATUS_UPLOAD_OLDEST,
                        upload.oldest().map(at -> words.formats().span(words.age(at))).orElse("–"),
                        upload.amount().map(words.formats()::money).orElse("–"));
        return new ConnectionFace.Figure("mdoal-cloud_upload", texts.get(Text.STATUS_UPLOAD),
                texts.get(Text.STATUS_UPLOAD_COUNT, upload.sales()), detail);
    }

    private static ConnectionFace.Figure download(SyncFigures figures, boolean online, ConnectionWords words) {
        Texts texts = words.texts();
        String caption = texts.get(Text.STATUS_DOWNLOAD);
        if (!online || !figures.knowsServer()) {
            return new ConnectionFace.Figure("mdoal-cloud_download", caption,
                    texts.get(Text.STATUS_DOWNLOAD_UNKNOWN), texts.get(Text.STATUS_DOWNLOAD_LATER));
        }
        if (words.isPaused()) {
            return new ConnectionFace.Figure("mdoal-cloud_download", caption,
                    texts.of(TextFamily.LOOK, LookWord.PAUSED_BRIEFLY), texts.get(Text.STATUS_DOWNLOAD_UNKNOWN));
        }
        String detail = figures.packages() == 0 ? texts.get(Text.STATUS_DOWNLOAD_NONE)
                : texts.get(Text.STATUS_DOWNLOAD_DETAIL, figures.toDownload(), figures.toApply());
        return new ConnectionFace.Figure("mdoal-cloud_download", caption,
                texts.get(Text.STATUS_DOWNLOAD_COUNT, figures.packages()), detail);
    }

    private static ConnectionFace.Figure attempt(SyncFigures figures, ConnectionWords words) {
        Texts texts = words.texts();
        String value = figures.running() ? texts.get(Text.STATUS_ATTEMPT_RUNNING)
                : figures.lastAttempt().map(last -> texts.get(
                        last.succeeded() ? Text.STATUS_ATTEMPT_OK : Text.STATUS_ATTEMPT_FAILED,
                        words.time(last.at()))).orElseGet(() -> texts.get(Text.STATUS_ATTEMPT_NEVER));
        String detail = figures.lastSuccess().map(at -> texts.get(Text.STATUS_SUCCESS, words.time(at)))
                .orElseGet(() -> texts.get(Text.STATUS_SUCCESS_NEVER));
        return new ConnectionFace.Figure("mdomz-sync", texts.get(Text.STATUS_ATTEMPT), value, detail);
    }

    private static ConnectionFace.Figure database(Optional<SyncFigures.Database> database, ConnectionWords words) {
        Texts texts = words.texts();
        return new ConnectionFace.Figure("mdomz-storage", texts.get(Text.STATUS_DATABASE),
                database.map(known -> words.formats().size(known.bytes()))
                        .orElseGet(() -> texts.get(Text.STATUS_DATABASE_NONE)),
                database.map(known -> texts.get(Text.STATUS_DATABASE_VERSION,
                                words.formats().number(known.dataVersion()), known.pricesKnownAt()
                                        .map(at -> words.formats().ago(words.age(at))).orElse("–")))
                        .orElseGet(() -> texts.get(Text.STATUS_DATABASE_MISSING)));
    }
}
