package org.evertill.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.Strike;
import org.junit.jupiter.api.Test;

class OutageFiguresTest {

    private static final String LOOKUP = "GET /api/v1/products/by-code/22?date=2011-07-01";
    private static final String UPLOAD = "POST /api/v1/transactions";
    private static final Map<Fault.Kind, Integer> PLANNED =
            Map.of(Fault.Kind.HANG, 50, Fault.Kind.RESET_AFTER_RESPONSE, 4);

    @Test
    void countsWhatEachKindOfCutStruck() {
        List<Strike> strikes = List.of(
                new Strike(Fault.Kind.HANG, 1, LOOKUP), new Strike(Fault.Kind.HANG, 1, UPLOAD),
                new Strike(Fault.Kind.HANG, 3, ""), new Strike(Fault.Kind.RESET_AFTER_RESPONSE, 5, UPLOAD));
        assertThat(figures(strikes, Map.of()).byKind()).isEqualTo(Map.of(
                Fault.Kind.HANG, new OutageFigures.KindFigures(50, 2, 3, 1, 1),
                Fault.Kind.RESET_AFTER_RESPONSE, new OutageFigures.KindFigures(4, 1, 1, 0, 1)));
    }

    @Test
    void cutsThatStrikeTooLittleProveNothing() {
        List<Strike> strikes = new ArrayList<>();
        for (int cut = 1; cut < 20; cut++) {
            strikes.add(new Strike(Fault.Kind.HANG, cut, LOOKUP));
            strikes.add(new Strike(Fault.Kind.HANG, cut, UPLOAD));
        }
        strikes.add(new Strike(Fault.Kind.RESET_AFTER_RESPONSE, 20, LOOKUP));
        assertThat(figures(strikes, Map.of("accepted", 7L)).shortcomings()).containsExactlyInAnyOrder(
                "Only 19 of 50 cuts of the kind hang struck anything; 20 are due",
                "Only 1 of 4 cuts of the kind reset-after-response struck anything; 2 are due",
                "No upload was cut between the scale unit's commit and its answer",
                "No record was sent again and answered with alreadyHere");
        strikes.add(new Strike(Fault.Kind.HANG, 21, ""));
        strikes.add(new Strike(Fault.Kind.RESET_AFTER_RESPONSE, 22, UPLOAD));
        assertThat(figures(strikes, Map.of("accepted", 7L, "alreadyHere", 1L)).shortcomings()).isEmpty();
    }

    @Test
    void aReplayWithoutOutagesOwesNothing() {
        assertThat(new OutageFigures(Map.of(), List.of(), Map.of(), 0, List.of(), Map.of()).shortcomings()).isEmpty();
    }

    private static OutageFigures figures(List<Strike> strikes, Map<String, Long> answers) {
        return new OutageFigures(PLANNED, strikes, Map.of(), 0, List.of(), answers);
    }
}
