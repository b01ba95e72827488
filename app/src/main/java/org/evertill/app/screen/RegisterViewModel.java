package org.evertill.app.screen;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ConfirmDialog;
import org.evertill.app.component.Toast;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;

/**
 * The register's screens without their looks: which one is on, what lies over it, in which language. Fed by
 * snapshots of the register and figures of the workers; asks the register through its port. Screen thread.
 */
public final class RegisterViewModel {

    /** Which screen is on. */
    public enum Place {
        SIGN_ON, SALE, PAYMENT, COMPLETE
    }

    /** Which window lies over it. */
    public enum Window {
        NONE, CONNECTION, SEARCH, PROMPT
    }

    private static final int VOID_SALE = 500;

    private final RegisterPort port;
    private final String version;
    private final Announcer announcer;
    private final ScreenModels screens;
    private final SpokenLanguage language = new SpokenLanguage();
    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Language.ENGLISH));
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.SIGN_ON);
    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>(Window.NONE);
    private final ReadOnlyObjectWrapper<Optional<HeaderFace>> header = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Bulletin bulletin = new Bulletin();
    private final VoidQuestion voidQuestion;
    private final ReadOnlyObjectWrapper<Optional<String>> lockedBy = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RegisterSnapshot> shown = Optional.empty();
    private SyncFigures figures;
    private String searchText = "";

    /**
     * @param scaleUnit its address, shown until a worker reports
     * @param version   of the program
     */
    public RegisterViewModel(RegisterPort port, String scaleUnit, String version) {
        this.port = port;
        this.version = version;
        this.figures = SyncFigures.none(scaleUnit);
        this.voidQuestion = new VoidQuestion(port);
        this.announcer = new Announcer(port, this::openSearch, this::openStatus);
        this.screens = ScreenModels.of(port, texts.get(), version);
        screens.prompt().faceProperty().subscribe(face -> {
            if (face.isPresent()) {
                window.set(Window.PROMPT);
            } else if (window.get() == Window.PROMPT) {
                window.set(Window.NONE);
            }
        });
    }

    /** Shows what the register published. */
    public void show(RegisterSnapshot snapshot) {
        Optional<RegisterSnapshot> before = shown;
        if (!snapshot.busy() && snapshot.refusal().isEmpty()) {
            screens.prompt().settle();
        }
        shown = Optional.of(snapshot);
        speak(snapshot.session());
        move(before.map(RegisterSnapshot::session), snapshot.session());
        refresh(snapshot);
        screens.prompt().follow(snapshot.session(), texts.get());
        snapshot.prompt().ifPresent(needed ->
                screens.prompt().ask(needed, texts.get(), screens.sale().selectedName()));
        announce(before, snapshot);
        before.ifPresent(old -> screens.sounds().show(old, snapshot));
    }

    /** Shows what the workers reported. */
    public void show(SyncFigures reported) {
        figures = reported;
        tick();
    }

    /** Time has passed: ages, clocks and attempts are shown anew. */
    public void tick() {
        shown.ifPresent(snapshot -> {
            screens.connection().show(snapshot.session(), figures, texts.get());
            if (place.get() == Place.COMPLETE) {
                screens.complete().show(snapshot.session(), figures, texts.get());
            }
            header.set(Optional.of(HeaderFace.of(snapshot.session(), texts.get())));
        });
    }

    /** Speaks another language from now on, until somebody signs off. */
    public void speak(Language tapped) {
        language.tap(tapped);
        shown.ifPresent(snapshot -> {
            speak(snapshot.session());
            refresh(snapshot);
        });
    }

    /** A button of an operation was pressed, or its key. Voiding the whole sale asks first. */
    public void press(int operation, String typed) {
        Optional<Cart> cart = shown.flatMap(snapshot -> snapshot.session().cart());
        if (operation == VOID_SALE && cart.isPresent()) {
            voidQuestion.ask(cart.get(), texts.get());
        } else {
            searchText = typed;
            screens.sale().press(operation, typed);
        }
    }

    /** The question before voiding was answered. */
    public void answerVoid(boolean voids) {
        voidQuestion.answer(voids);
    }

    /** A code was scanned, wherever the focus was. */
    public void scanned(String code) {
        dismissToast();
        if (place.get() == Place.SIGN_ON) {
            screens.signOn().choose(code);
        } else if (lockedBy.get().isEmpty()) {
            voidQuestion.withdraw();
            if (screens.prompt().isOpen() && screens.prompt().takesCode()) {
                screens.prompt().give(code);
            } else if (screens.prompt().asksOffline()) {
                screens.sale().enter(code);
                bulletin.say(Toast.of(Toast.Tone.INFO, texts.get().get(Text.NOTICE_WAITS, code)));
            } else if (screens.prompt().isOpen()) {
                screens.sounds().notTaken();
                bulletin.say(Toast.of(Toast.Tone.ERROR, texts.get().get(Text.NOTICE_ANSWER_FIRST, code)));
            } else {
                backToSale();
                screens.sale().enter(code);
            }
        }
    }

    /** Opens the payment, with what was typed as the amount. A sale that comes to nothing is concluded at once. */
    public void openPayment(String typed) {
        shown.flatMap(snapshot -> snapshot.session().cart()).filter(Cart::hasLiveLines).ifPresent(cart -> {
            if (cart.totals().balance().isZero()) {
                screens.sale().payExact();
            } else {
                screens.payment().open(typed);
                place.set(Place.PAYMENT);
                bulletin.leaveSale();
            }
        });
    }

    /** Leaves payment or the completed sale. */
    public void backToSale() {
        if (place.get() == Place.PAYMENT || place.get() == Place.COMPLETE) {
            place.set(Place.SALE);
        }
    }

    /** Opens the connection status, or closes it. */
    public void openStatus() {
        if (window.get() != Window.PROMPT) {
            window.set(window.get() == Window.CONNECTION ? Window.NONE : Window.CONNECTION);
        }
    }

    /** Opens the product search with a text. */
    public void openSearch(String text) {
        if (window.get() != Window.PROMPT) {
            searchText = text;
            backToSale();
            window.set(Window.NONE);
            window.set(Window.SEARCH);
        }
    }

    /** Closes whatever window is open; a prompt is left without an answer. */
    public void closeWindow() {
        if (screens.prompt().isOpen()) {
            screens.prompt().cancel();
        }
        window.set(Window.NONE);
    }

    /** The toast has been seen. */
    public void dismissToast() {
        bulletin.dismiss();
    }

    /** Wakes download and upload. */
    public void syncNow() {
        port.syncNow().run();
    }

    /** What the search opens with. */
    public String searchText() {
        return searchText;
    }

    /** The program's version. */
    public String version() {
        return version;
    }

    /** The models of the single screens. */
    public ScreenModels screens() {
        return screens;
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<HeaderFace>> headerProperty() {
        return header.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Toast>> toastProperty() {
        return bulletin.toastProperty();
    }

    /** Who locked the register; empty when it is not locked. */
    public ReadOnlyObjectProperty<Optional<String>> lockedByProperty() {
        return lockedBy.getReadOnlyProperty();
    }

    /** What is asked before the sale is voided; empty when nothing is. */
    public ReadOnlyObjectProperty<Optional<ConfirmDialog.Words>> askedProperty() {
        return voidQuestion.askedProperty();
    }

    private void speak(RegisterSession session) {
        texts.set(Texts.in(language.of(session, texts.get().language())));
    }

    private void refresh(RegisterSnapshot snapshot) {
        Texts words = texts.get();
        RegisterSession session = snapshot.session();
        screens.show(snapshot, figures, words);
        voidQuestion.show(session);
        bulletin.show(session);
        lockedBy.set(session.locked() ? session.worker().map(worker -> worker.name()) : Optional.empty());
        header.set(Optional.of(HeaderFace.of(session, words)));
    }

    private void move(Optional<RegisterSession> before, RegisterSession session) {
        Place next = ScreenFlow.next(place.get(), before, session);
        if (next != place.get() && (next == Place.SIGN_ON || place.get() == Place.SIGN_ON)) {
            screens.signOn().reset();
            closeWindow();
        }
        place.set(next);
    }

    private void announce(Optional<RegisterSnapshot> before, RegisterSnapshot snapshot) {
        Texts words = texts.get();
        RegisterSession session = snapshot.session();
        before.flatMap(old -> announcer.signedOn(old.session(), session, words)).ifPresent(bulletin::say);
        before.flatMap(old -> announcer.connection(old.session(), session, figures, words)).ifPresent(bulletin::say);
        snapshot.notice().ifPresent(notice -> {
            if (notice instanceof Notice.SearchRequested) {
                openSearch(searchText);
            }
            announcer.noticed(notice, words).ifPresent(bulletin::say);
        });
        snapshot.refusal().ifPresent(refusal -> {
            String sentence = Announcer.sentence(refusal, session, words);
            boolean asksPin = place.get() == Place.SIGN_ON || session.locked();
            if (screens.prompt().askAgain(sentence)) {
                window.set(Window.PROMPT);
            } else if (asksPin) {
                screens.signOn().refuse(sentence);
            } else {
                bulletin.say(announcer.refused(refusal, session, words));
            }
        });
    }
}
