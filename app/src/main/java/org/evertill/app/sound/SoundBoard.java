package org.evertill.app.sound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;

/** Which sound goes with what happens, unless a person wants none. Silent until it has a speaker. Screen thread. */
public final class SoundBoard {

    private static final Set<RefusalReason> NOT_ADDED = EnumSet.of(RefusalReason.ITEM_NOT_FOUND,
            RefusalReason.CODE_MISREAD, RefusalReason.CODE_MALFORMED, RefusalReason.PRODUCT_BLOCKED,
            RefusalReason.NO_PRICE);
    /** Lines that appear at once are heard one by one, up to as many as anybody counts. */
    private static final int MOST_TICKS = 4;

    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private Consumer<Sound> speaker = sound -> { };

    /** @param player plays a sound soon and returns at once */
    public void playOn(Consumer<Sound> player) {
        speaker = player;
    }

    /** Whether nothing is heard. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Silent, or audible again. */
    public void mute(boolean silent) {
        muted.set(silent);
    }

    /** The register has gone on from one snapshot to the next. */
    public void show(RegisterSnapshot before, RegisterSnapshot after) {
        after.refusal().map(Refusal::reason).filter(NOT_ADDED::contains).ifPresent(reason -> play(Sound.NOT_ADDED));
        heard(before.session(), after.session()).forEach(this::play);
    }

    /** Something was scanned that could not be taken now. */
    public void notTaken() {
        play(Sound.NOT_ADDED);
    }

    private void play(Sound sound) {
        if (!muted.get()) {
            speaker.accept(sound);
        }
    }

    private static List<Sound> heard(RegisterSession before, RegisterSession after) {
        List<Sound> sounds = new ArrayList<>(Collections.nCopies(
                Math.clamp(linesOf(after) - linesBefore(before, after), 0, MOST_TICKS), Sound.ADDED));
        if (hasSold(before, after)) {
            sounds.add(Sound.PAID);
        }
        ConnectionState was = before.connection().state();
        ConnectionState is = after.connection().state();
        if (was == ConnectionState.ONLINE && is == ConnectionState.OFFLINE) {
            sounds.add(Sound.OFFLINE);
        } else if (was != ConnectionState.ONLINE && is == ConnectionState.ONLINE) {
            sounds.add(Sound.ONLINE);
        }
        return sounds;
    }

    private static int linesOf(RegisterSession session) {
        return session.cart().map(cart -> cart.lines().size()).orElse(0);
    }

    /** Of the same sale: a new one begins with none. */
    private static int linesBefore(RegisterSession before, RegisterSession after) {
        return before.cart().map(Cart::id).equals(after.cart().map(Cart::id)) ? linesOf(before) : 0;
    }

    private static boolean hasSold(RegisterSession before, RegisterSession after) {
        Optional<UUID> newest = soldIn(after);
        return newest.isPresent() && !newest.equals(soldIn(before));
    }

    private static Optional<UUID> soldIn(RegisterSession session) {
        return session.lastSale().filter(sale -> !sale.transaction().voided()).map(sale -> sale.committed().id());
    }
}
