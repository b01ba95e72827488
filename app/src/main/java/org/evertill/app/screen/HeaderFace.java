package org.evertill.app.screen;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.evertill.app.component.StatusHeader.Segment;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.Store;

/** What the header and the sign-on clock say besides the connection. */
public record HeaderFace(List<Segment> segments, String date, String time, String clock, String longDate) {

    static HeaderFace of(RegisterSession session, Texts texts) {
        Formats formats = texts.formats();
        Optional<Store> store = session.storeFacts().map(facts -> facts.store());
        ZoneId zone = store.map(Store::timeZone).orElse(ZoneOffset.UTC);
        ZonedDateTime now = session.now().atZone(zone);
        String storeNumber = session.identity().storeNumber();
        List<Segment> segments = List.of(
                new Segment(texts.get(Text.HEADER_STORE),
                        store.map(known -> storeNumber + ' ' + known.name()).orElse(storeNumber), storeNumber),
                Segment.of(texts.get(Text.HEADER_REGISTER), session.identity().registerNumber()),
                Segment.of(texts.get(Text.HEADER_STAFF), session.worker().map(Worker::name).orElse("")),
                Segment.of(session.shift().map(shift -> texts.get(Text.HEADER_SHIFT, shift.number())).orElse(""),
                        session.shift().map(shift -> texts.get(Text.HEADER_SHIFT_OPENED,
                                formats.time(shift.openedAt(), zone))).orElse("")));
        return new HeaderFace(segments, formats.shortDate(now), formats.time(session.now(), zone),
                formats.clock(now), formats.longDate(now));
    }
}
