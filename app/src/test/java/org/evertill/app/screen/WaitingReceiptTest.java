package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.junit.jupiter.api.Test;

/** The receipt of a sale says that it waits for as long as the header counts it among those that wait. */
class WaitingReceiptTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
    private final SampleRegister sample = new SampleRegister(Language.ENGLISH);
    private final RegisterViewModel model = till.model;

    @Test
    void waitsUntilItsOwnRecordIsAnsweredFor() {
        till.cut();
        sellTwice();
        model.show(sample.figures().waiting(2, 0));
        assertThat(receipt()).isEqualTo("Receipt 0042-03-2-000002 · waiting to upload");
        assertThat(header()).isEqualTo("2 sales waiting to upload");
        model.show(sample.figures().waiting(1, 1));
        assertThat(receipt()).endsWith("waiting to upload");
        assertThat(header()).isEqualTo("1 sale waiting to upload");
        model.show(sample.figures().waiting(0, 2));
        assertThat(receipt()).isEqualTo("Receipt 0042-03-2-000002");
        assertThat(header()).isEqualTo("Nothing waits to upload");
    }

    @Test
    void isNotSaidOfASaleOnTheLineUntilTheLineIsLost() {
        model.show(sample.figures().waiting(0, 0));
        sellTwice();
        assertThat(receipt()).isEqualTo("Receipt 0042-03-2-000002");
        till.cut();
        assertThat(receipt()).isEqualTo("Receipt 0042-03-2-000002 · waiting to upload");
    }

    @Test
    void isSaidOfASaleOnTheLineThatEarlierOnesAreAheadOf() {
        sellTwice();
        SyncFigures known = sample.figures().waiting(3, 0);
        SyncFigures.Upload waiting = new SyncFigures.Upload(3, Optional.of(SampleRegister.NOW.minusSeconds(60)),
                known.upload().amount(), 0, 0);
        model.show(new SyncFigures(waiting, known.toDownload(), known.toApply(), known.knowsServer(),
                known.running(), known.progress(), known.lastAttempt(), known.lastSuccess(), known.database(),
                known.freeBytes(), known.scaleUnit(), known.latency(), known.log()));
        assertThat(receipt()).isEqualTo("Receipt 0042-03-2-000002 · waiting to upload");
    }

    private void sellTwice() {
        for (int i = 0; i < 2; i++) {
            model.screens().sale().enter("20117");
            model.screens().sale().payExact();
        }
    }

    private String receipt() {
        return model.screens().complete().faceProperty().get().orElseThrow().receipt();
    }

    private String header() {
        return model.screens().connection().faceProperty().get().orElseThrow().detail();
    }
}
