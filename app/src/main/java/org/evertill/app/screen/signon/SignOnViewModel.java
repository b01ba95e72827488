package org.evertill.app.screen.signon;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.signon.SignOnFace.Fact;
import org.evertill.app.screen.signon.SignOnFace.Person;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.Store;
import org.evertill.commerce.store.StoreFacts;

/** Who takes the register, or takes it back from the lock. A PIN passes through and is never kept. Screen thread. */
public final class SignOnViewModel {

    /** How many names one page holds. */
    static final int PAGE = 5;

    private static final int TINTS = 4;

    private final RegisterPort port;
    private final String version;
    private final ReadOnlyObjectWrapper<Optional<SignOnFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RegisterSnapshot> shown = Optional.empty();
    private Texts texts;
    private String number = "";
    private String refusal = "";
    private int firstPerson;

    /** @param version of the program, as the corner of the screen says it */
    public SignOnViewModel(RegisterPort port, Texts texts, String version) {
        this.port = port;
        this.texts = texts;
        this.version = version;
    }

    /** What to show; empty before the first snapshot. */
    public ReadOnlyObjectProperty<Optional<SignOnFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows a snapshot in these words. */
    public void show(RegisterSnapshot snapshot, Texts words) {
        boolean knew = shown.map(before -> before.session().storeFacts().isPresent()).orElse(true);
        if (!knew && snapshot.session().storeFacts().isPresent()) {
            refusal = "";
        }
        shown = Optional.of(snapshot);
        texts = words;
        draw();
    }

    /** The last try was refused. */
    public void refuse(String why) {
        refusal = why;
        draw();
    }

    /** A name was tapped, a badge scanned, or a number typed. */
    public void choose(String workerNumber) {
        if (!workerNumber.equals(number)) {
            number = workerNumber;
            refusal = "";
            draw();
        }
    }

    /** Turns to the next page of names. */
    public void turnPage() {
        int count = shown.map(snapshot -> snapshot.session().staff().size()).orElse(0);
        firstPerson = firstPerson + PAGE >= count ? 0 : firstPerson + PAGE;
        draw();
    }

    /** Signs on with the chosen number and this PIN. */
    public void signOn(String pin) {
        if (!number.isBlank() && !pin.isEmpty()) {
            refusal = "";
            port.submit().accept(new LogOn(number.strip(), pin));
            draw();
        }
    }

    /** Takes the register back from the lock with the PIN of whoever locked it. */
    public void unlock(String pin) {
        Optional<Worker> worker = shown.flatMap(snapshot -> snapshot.session().worker());
        if (worker.isPresent() && !pin.isEmpty()) {
            refusal = "";
            port.submit().accept(new LogOn(worker.get().number(), pin));
            draw();
        }
    }

    /** Forgets who was chosen: somebody has signed on or off. */
    public void reset() {
        number = "";
        refusal = "";
        firstPerson = 0;
        draw();
    }

    private void draw() {
        face.set(shown.map(snapshot -> face(snapshot.session(), snapshot.busy())));
    }

    private SignOnFace face(RegisterSession session, boolean busy) {
        List<StaffMember> staff = session.staff();
        List<Person> people = new ArrayList<>();
        for (int i = firstPerson; i < Math.min(firstPerson + PAGE, staff.size()); i++) {
            StaffMember member = staff.get(i);
            people.add(new Person(member.number(), member.name(), Initials.of(member.name()), i % TINTS,
                    member.number().equals(number)));
        }
        String name = staff.stream().filter(member -> member.number().equals(number)).map(StaffMember::name)
                .findFirst().orElse("");
        String about = session.storeFacts().map(StoreFacts::dataVersion)
                .map(data -> texts.get(Text.SIGN_ON_DATA_VERSION, version, texts.formats().number(data)))
                .orElseGet(() -> texts.get(Text.VERSION, version));
        return new SignOnFace(facts(session), people, staff.size() > PAGE, number, name, refusal, busy, about);
    }

    private List<Fact> facts(RegisterSession session) {
        List<Fact> facts = new ArrayList<>();
        Optional<Store> store = session.storeFacts().map(StoreFacts::store);
        String storeNumber = session.identity().storeNumber();
        facts.add(new Fact(texts.get(Text.SIGN_ON_STORE),
                store.map(known -> storeNumber + ' ' + known.name()).orElse(storeNumber)));
        facts.add(new Fact(texts.get(Text.SIGN_ON_REGISTER), session.identity().registerNumber()));
        facts.add(new Fact(texts.get(Text.SIGN_ON_SHIFT), session.shift().map(shift -> shift(shift, store))
                .orElseGet(() -> texts.get(Text.SIGN_ON_SHIFT_NONE))));
        store.ifPresent(known -> facts.add(new Fact(texts.get(Text.SIGN_ON_TIME_ZONE),
                zone(known.timeZone(), session.now()))));
        return facts;
    }

    private String shift(Shift shift, Optional<Store> store) {
        return store.map(known -> texts.get(Text.SIGN_ON_SHIFT_OPEN, texts.formats().number(shift.number()),
                        texts.formats().time(shift.openedAt(), known.timeZone())))
                .orElseGet(() -> texts.formats().number(shift.number()));
    }

    /** The place the zone is named for, which reads alike in every language, and its offset now. */
    private static String zone(ZoneId zone, Instant now) {
        String place = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        String offset = zone.getRules().getOffset(now).getId().replace("Z", "+0").replace('-', '\u2212')
                .replaceFirst("^(.)0", "$1").replace(":00", "");
        return place + " (UTC" + offset + ")";
    }
}
