package org.evertill.app.screen.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.app.text.Language;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.Disconnection;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.OfflineDecision;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Why am I offline?", in one sentence. The shop is in London; the day begins at 9:00. */
class WhyWordsTest {

    private final SettableClock clock = new SettableClock(Sessions.OPENING);
    private RegisterSession session = Sessions.signedOn(clock, Sessions.MANAGER)
            .withStaff(List.of(new StaffMember("1", "Morgan Manager")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_ANSWER          |   0 | no answer from the store server within 2.0 s at 9:00 AM
            UNREACHABLE        |   0 | no way to the store server at 9:00 AM
            CONNECTION_REFUSED |   0 | the store server refused the connection at 9:00 AM
            NOT_A_SCALE_UNIT   |   0 | something other than the store server answered at 9:00 AM
            SERVER_ERROR       | 500 | the store server answered with error 500 at 9:00 AM
            SERVER_ERROR       |   0 | the store server answered with a fault at 9:00 AM
            NOT_ACTIVATED      |   0 | the store server did not know this register at 9:00 AM
            """)
    void saysWhatWasMetAndWhatHappensNext(SwitchCause cause, int status, String met) {
        step(ConnectionSteps.questionFailed(cause, status));
        clock.advance(Duration.ofSeconds(70));
        assertThat(sentence()).isEqualTo("Offline since 9:00 AM (1 min): " + met
                + "; next attempt with the first sale after 9:02 AM.");
        clock.advance(Duration.ofMinutes(3));
        assertThat(sentence()).isEqualTo("Offline since 9:00 AM (4 min): " + met
                + "; next attempt with the next sale.");
    }

    @Test
    void saysTheNewestFailureAndThatAnAttemptRuns() {
        step(ConnectionSteps.questionFailed(SwitchCause.NO_ANSWER));
        clock.advance(Duration.ofMinutes(5));
        step(ConnectionSteps.healthCheckDue());
        assertThat(sentence()).isEqualTo("Offline since 9:00 AM (5 min): no answer from the store server within 2.0 s"
                + " at 9:00 AM; attempt 1 is running.");
        step(ConnectionSteps.attemptFailed(SwitchCause.CONNECTION_REFUSED, 0));
        assertThat(sentence()).isEqualTo("Offline since 9:00 AM (5 min): the store server refused the connection at"
                + " 9:05 AM; next attempt with the first sale after 9:07 AM.");
    }

    @Test
    void saysWhenTheHealthCheckTriesNextAndThatItWaitsForTheEndOfTheSale() {
        step(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS
                .with(OfflineProfileField.ADVANCED_OFFLINE_SWITCHING, true)));
        step(ConnectionSteps.questionFailed(SwitchCause.NO_ANSWER));
        assertThat(sentence()).endsWith("; next attempt at 9:01 AM.");
        step(ConnectionSteps.healthCheckDue());
        session = session.withCart(session.beginCart());
        step(ConnectionSteps.attemptAnswered());
        assertThat(sentence()).endsWith("; the store server answers again, online after this sale.");
    }

    @Test
    void saysWhoDisconnectedItAndWhenAlsoAfterARestart() {
        Connection restarted = Connection.started(Optional.of(new Disconnection(
                Sessions.OPENING.minusSeconds(3_600), "1")), OfflineReadiness.READY, Sessions.OPENING, clock.ticker());
        session = session.withConnection(restarted);
        assertThat(sentence()).isEqualTo("Disconnected by Morgan Manager at 8:00 AM (1 h); only Connect brings this"
                + " register back, and nothing is sent or fetched until then.");
    }

    @Test
    void saysThatItAsksAndThatGoingOfflineWasDeclined() {
        step(ConnectionSteps.profile(OfflineProfile.PUBLISHED_DEFAULTS
                .with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true)));
        step(ConnectionSteps.questionFailed(SwitchCause.NO_ANSWER));
        assertThat(sentence()).isEqualTo("Not offline yet: no answer from the store server within 2.0 s at 9:00 AM;"
                + " the register waits for your answer.");
        step(new OfflineDecision(false));
        assertThat(sentence()).isEqualTo("Still online: going offline was declined at 9:00 AM; the next look-up asks"
                + " the store server again.");
    }

    @Test
    void saysThatThereIsNothingToGoOfflineTo() {
        step(ConnectionSteps.readiness(OfflineReadiness.NEVER_SYNCHRONISED));
        assertThat(sentence()).startsWith("This register cannot sell offline yet.");
        step(ConnectionSteps.questionFailed(SwitchCause.CONNECTION_REFUSED));
        assertThat(sentence()).startsWith("No look-ups: the store server refused the connection at 9:00 AM.");
        step(ConnectionSteps.readiness(OfflineReadiness.NOT_SUPPORTED));
        assertThat(sentence()).contains("Headquarters has not set up offline selling");
    }

    @Test
    void saysItInEveryLanguage() {
        step(ConnectionSteps.questionFailed(SwitchCause.SERVER_ERROR, 503));
        assertThat(Arrays.stream(Language.values()).map(language ->
                new WhyWords(session, Texts.in(language)).sentence())).containsExactly(
                "Offline since 9:00 AM (0 s): the store server answered with error 503 at 9:00 AM;"
                        + " next attempt with the first sale after 9:02 AM.",
                "Hors connexion depuis 09:00 (0 s) : le serveur du magasin a répondu par l’erreur 503 à 09:00 ;"
                        + " prochaine tentative à la première vente après 09:02.",
                "自 09:00 起脱机（0 秒）：09:00 门店服务器返回错误 503；09:02 之后的第一笔交易时重试。");
    }

    private String sentence() {
        return new WhyWords(session, Texts.in(Language.ENGLISH)).sentence();
    }

    private void step(SessionStep step) {
        if (step.run(session) instanceof OperationOutcome.Applied applied) {
            session = applied.session();
        }
    }
}
