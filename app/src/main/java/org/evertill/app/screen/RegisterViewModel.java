package org.evertill.app.screen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ConfirmDialog;
import org.evertill.app.component.Toast;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.connection.Diagnostics;
import org.evertill.app.screen.connection.DiagnosticsWord;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Kept;
import org.evertill.app.text.Language;
import org.evertill.app.text.TextFamily;
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

    private static final int VOID_SALE = 500;

    private final RegisterPort port;
    private final String version;
    private final Announcer announcer;
    private final ScreenModels screens;
    private final ScreenFlow flow;
    private final ScannedCodes scans;
    private final SpokenLanguage language = new SpokenLanguage();
    private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Language.ENGLISH));
    private final ReadOnlyObjectWrapper<Optional<HeaderFace>> header = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Kept<Optional<HeaderFace>> headers = new Kept<>();
    private final Bulletin bulletin = new Bulletin();
    private final VoidQuestion voidQuestion;
    private final ReadOnlyObjectWrapper<Optional<String>> lockedBy = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RegisterSnapshot> shown = Optional.empty();
    private SyncFigures figures;

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
        this.flow = new ScreenFlow(screens.prompt());
        this.scans = new ScannedCodes(screens, flow, bulletin, voidQuestion);
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
            screens.showOf(flow.placeProperty().get(), snapshot.session(), figures, texts.get());
            showHeader(snapshot.session());
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
            flow.prepareSearch(typed);
            screens.sale().press(operation, typed);
        }
    }

    /** The question before voiding was answered. */
    public void answerVoid(boolean voids) {
        voidQuestion.answer(voids);
    }

    /** A code was scanned, wherever the focus was. */
    public void scanned(String code) {
        shown.ifPresent(snapshot -> scans.scanned(code, snapshot.session(), texts.get()));
    }

    /** A badge was scanned into a number field, or something that is none; whether it may be somebody's number. */
    public boolean badgeScanned(String code) {
        return shown.map(snapshot -> scans.badgeScanned(code, snapshot.session(), texts.get())).orElse(true);
    }

    /** Opens the payment, with what was typed as the amount. A sale that comes to nothing is concluded at once. */
    public void openPayment(String typed) {
        shown.flatMap(snapshot -> snapshot.session().cart()).filter(Cart::hasLiveLines).ifPresent(cart -> {
            if (cart.totals().balance().isZero()) {
                screens.sale().payExact();
            } else {
                screens.payment().open(typed);
                flow.toPayment();
                bulletin.leaveSale();
            }
        });
    }

    /** Leaves the home screen, the payment or the completed sale for the sale. */
    public void backToSale() {
        flow.toSale();
    }

    /** Leaves the sale for the home screen, while nothing is being sold. */
    public void goHome() {
        if (flow.toHome()) {
            tick();
        }
    }

    /** Opens the connection status, or closes it. */
    public void openStatus() {
        flow.toStatus();
    }

    /** Opens the product search with a text. */
    public void openSearch(String text) {
        flow.toSearch(text);
    }

    /** Closes whatever window is open; a prompt is left without an answer, and its window goes with its face. */
    public void closeWindow() {
        flow.closeWindow();
    }

    /** The toast has been seen. */
    public void dismissToast() {
        bulletin.dismiss();
    }

    /** Wakes download and upload. */
    public void syncNow() {
        port.syncNow().run();
    }

    /**
     * What whoever is called for help needs to know goes where it can be sent from; a toast says so.
     *
     * @param clipboard takes the text
     */
    public void copyDiagnostics(Consumer<String> clipboard) {
        Texts words = texts.get();
        shown.flatMap(snapshot -> screens.connection().faceProperty().get().map(face ->
                new Diagnostics(snapshot.session(), figures, face, words, version))).ifPresent(diagnostics -> {
                    clipboard.accept(diagnostics.text());
                    bulletin.say(Toast.of(Toast.Tone.SUCCESS, words.of(TextFamily.DIAGNOSTICS,
                            DiagnosticsWord.COPIED)));
                });
    }

    /** What the search opens with. */
    public String searchText() {
        return flow.searchText();
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
        return flow.placeProperty();
    }

    public ReadOnlyObjectProperty<Window> windowProperty() {
        return flow.windowProperty();
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
        screens.show(snapshot, figures, words, flow.placeProperty().get());
        voidQuestion.show(session);
        bulletin.show(session);
        lockedBy.set(session.locked() ? session.worker().map(worker -> worker.name()) : Optional.empty());
        showHeader(session);
    }

    private void showHeader(RegisterSession session) {
        Texts words = texts.get();
        header.set(headers.of(() -> Optional.of(HeaderFace.of(session, words)), session.identity(),
                session.storeFacts(), session.worker(), session.shift(), session.now().getEpochSecond(), words));
    }

    private void move(Optional<RegisterSession> before, RegisterSession session) {
        if (flow.follow(before, session)) {
            screens.signOn().reset();
        }
    }

    private void announce(Optional<RegisterSnapshot> before, RegisterSnapshot snapshot) {
        Texts words = texts.get();
        RegisterSession session = snapshot.session();
        before.flatMap(old -> announcer.signedOn(old.session(), session, words)).ifPresent(bulletin::say);
        before.flatMap(old -> announcer.connection(old.session(), session, figures, words)).ifPresent(bulletin::say);
        snapshot.notice().ifPresent(notice -> {
            if (notice instanceof Notice.SearchRequested) {
                openSearch(flow.searchText());
            }
            announcer.noticed(notice, words).ifPresent(bulletin::say);
        });
        snapshot.refusal().ifPresent(refusal -> {
            String sentence = Announcer.sentence(refusal, session, words);
            boolean asksPin = flow.isAt(Place.SIGN_ON) || session.locked();
            if (screens.prompt().askAgain(sentence)) {
                flow.toPrompt();
            } else if (asksPin) {
                screens.signOn().refuse(sentence);
            } else {
                bulletin.say(announcer.refused(refusal, session, words));
            }
        });
    }
}
