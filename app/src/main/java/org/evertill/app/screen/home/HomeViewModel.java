package org.evertill.app.screen.home;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ActionGrid.Badge;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.screen.connection.Vital;
import org.evertill.app.screen.sale.Hindrance;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.transaction.DaySales;

/** Puts the day and the register into words for whoever begins. Screen thread. */
public final class HomeViewModel {

    private static final String UNKNOWN = "–";
    private static final String CTRL = "ctrl ";

    private final ReadOnlyObjectWrapper<Optional<HomeFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What to show; empty while nobody is signed on. */
    public ReadOnlyObjectProperty<Optional<HomeFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows this session and these figures. Called again as time passes. */
    public void show(RegisterSession session, SyncFigures figures, Texts texts) {
        face.set(session.worker().map(worker -> face(worker, session, figures, texts)));
    }

    private static HomeFace face(Worker worker, RegisterSession session, SyncFigures figures, Texts texts) {
        ZoneId zone = session.storeFacts().map(facts -> facts.store().timeZone()).orElse(ZoneOffset.UTC);
        DayPart now = DayPart.of(session.now().atZone(zone).toLocalTime());
        boolean cannotSell = session.connection().isStranded() && !session.connection().canSellOffline();
        Optional<DaySales> today = session.soldToday();
        return new HomeFace(texts.of(TextFamily.GREETING, now, calledBy(worker.name())),
                texts.get(cannotSell ? Text.SCAN_NO_OFFLINE : Text.HOME_HOW),
                HomeTile.there().stream().map(tile -> tile(tile, session, texts)).toList(),
                today.map(sold -> texts.formats().money(sold.total())).orElse(UNKNOWN),
                today.map(sold -> texts.get(Text.HOME_COUNT, sold.sales()))
                        .orElseGet(() -> texts.get(Text.STATUS_DOWNLOAD_UNKNOWN)),
                Vital.of(session, figures, texts));
    }

    private static HomeFace.Tile tile(HomeTile tile, RegisterSession session, Texts texts) {
        boolean operates = tile.operation().isPresent();
        int operation = tile.operation().orElse(0);
        String key = tile.key().startsWith(CTRL) ? texts.get(Text.KEY_CTRL, tile.key().substring(CTRL.length()))
                : tile.key();
        return new HomeFace.Tile(tile,
                operates ? texts.of(TextFamily.ACTION, operation) : texts.get(Text.STATUS_TITLE),
                texts.of(TextFamily.HOME, tile), key, operates ? Hindrance.of(operation, session) : Badge.NONE);
    }

    /** The first of several names; a Chinese one is said whole. */
    private static String calledBy(String name) {
        return name.strip().split("\\s+")[0];
    }
}
