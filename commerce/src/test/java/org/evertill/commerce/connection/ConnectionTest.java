package org.evertill.commerce.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.evertill.commerce.connection.Connection.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrow of the diagram on {@link Connection}, and every step that is refused. */
class ConnectionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(90);
    private static final long T0 = -5_000_000_000L;
    private static final long INTERVAL = Duration.ofMinutes(2).toNanos();
    private static final OfflineProfile PROFILE = OfflineProfile.PUBLISHED_DEFAULTS;

    private final Connection online = Connection.started(Optional.empty(), OfflineReadiness.READY, NOON, T0);
    private final Connection offline = online.questionFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), T0);
    private final Connection disconnected = online.disconnect("1", LATER, T0);

    @Test
    void anUnansweredQuestionTakesItOffline() {
        assertThat(offline.state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(offline.since()).isEqualTo(LATER);
        assertThat(offline.cause()).isEqualTo(SwitchCause.NO_ANSWER);
        assertThat(offline.failure()).map(LineFailure::cause).contains(SwitchCause.NO_ANSWER);
        assertThat(offline.switchedBy()).isEmpty();
    }

    @Test
    void anUnansweredQuestionMeansNothingMoreWhenItIsNotOnline() {
        assertThat(offline.questionFailed(LineFailure.of(SwitchCause.UNREACHABLE, LATER), T0)).isSameAs(offline);
        assertThat(disconnected.questionFailed(LineFailure.of(SwitchCause.UNREACHABLE, LATER), T0))
                .isSameAs(disconnected);
    }

    @ParameterizedTest
    @MethodSource("unready")
    void withoutAnOfflineDatabaseItStaysOnlineAndIsStranded(OfflineReadiness readiness) {
        Connection alone = online.withReadiness(readiness);
        assertThat(alone.isStranded()).isFalse();
        Connection stranded = alone.questionFailed(LineFailure.of(SwitchCause.UNREACHABLE, LATER), T0);
        assertThat(stranded.isOnline()).isTrue();
        assertThat(stranded.isStranded()).isTrue();
        assertThat(stranded.since()).isEqualTo(NOON);
        assertThat(stranded.questionAnswered()).isEqualTo(alone);
        assertThat(stranded.withReadiness(OfflineReadiness.READY).isStranded()).isFalse();
    }

    @Test
    void aWorkerTakesItOffTheLine() {
        assertThat(disconnected.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(disconnected.cause()).isEqualTo(SwitchCause.DISCONNECTED_BY_WORKER);
        assertThat(disconnected.switchedBy()).isEqualTo("1");
        assertThat(disconnected.disconnect("2", LATER, T0)).isSameAs(disconnected);
        assertThat(offline.disconnect("2", LATER, T0)).as("offline, 917 means Connect").isSameAs(offline);
    }

    @Test
    void theStartOfATransactionTriesOnceTheIntervalHasPassed() {
        assertThat(offline.transactionStarting(PROFILE, T0 + INTERVAL - 1).startsAttempt()).isFalse();
        Connection.Step due = offline.transactionStarting(PROFILE, T0 + INTERVAL);
        assertThat(due.startsAttempt()).isTrue();
        assertThat(due.connection().attempt()).isEqualTo(Attempt.BY_REGISTER);
        assertThat(due.connection().attempts()).isEqualTo(1);
        assertThat(due.connection().state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(due.connection().transactionStarting(PROFILE, T0 + 9 * INTERVAL).startsAttempt())
                .as("one is running").isFalse();
        Connection failed = due.connection()
                .attemptFailed(LineFailure.of(SwitchCause.UNREACHABLE, LATER), T0 + INTERVAL + 7);
        assertThat(failed.transactionStarting(PROFILE, T0 + 2 * INTERVAL + 6).startsAttempt()).isFalse();
        assertThat(failed.transactionStarting(PROFILE, T0 + 2 * INTERVAL + 7).startsAttempt()).isTrue();
    }

    @Test
    void anIntervalOfZeroTriesAtEveryTransaction() {
        OfflineProfile eager = PROFILE.with(OfflineProfileField.RECONNECT_INTERVAL, 0);
        assertThat(offline.transactionStarting(eager, T0).startsAttempt()).isTrue();
    }

    @Test
    void nobodyTriesToComeBackFromOnlineOrDisconnectedByItself() {
        for (Connection other : new Connection[] {online, disconnected}) {
            assertThat(other.transactionStarting(PROFILE, T0 + 9 * INTERVAL))
                    .isEqualTo(new Connection.Step(other, false));
            assertThat(other.healthCheckDue(T0 + 9 * INTERVAL)).isEqualTo(new Connection.Step(other, false));
        }
    }

    @Test
    void aHealthCheckTriesWhateverTheReconnectInterval() {
        Connection.Step check = offline.healthCheckDue(T0 + 1);
        assertThat(check.startsAttempt()).isTrue();
        assertThat(check.connection().healthCheckDue(T0 + 2).startsAttempt()).isFalse();
        Connection waiting = check.connection().attemptAnswered(true, LATER, T0 + 3);
        assertThat(waiting.healthCheckDue(T0 + 4)).as("the answer waits for the end of the sale")
                .isEqualTo(new Connection.Step(waiting, false));
    }

    @Test
    void theRegistersOwnAttemptTakesEffectOnlyBetweenSales() {
        Connection trying = offline.healthCheckDue(T0).connection();
        Connection back = trying.attemptAnswered(false, LATER, T0);
        assertThat(back.state()).isEqualTo(ConnectionState.ONLINE);
        assertThat(back.cause()).isEqualTo(SwitchCause.RECONNECTED);
        Connection waiting = trying.attemptAnswered(true, LATER, T0);
        assertThat(waiting.state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(waiting.answeredMeanwhile()).isTrue();
        assertThat(waiting.atSaleBoundary(LATER, T0)).isEqualTo(back);
        assertThat(offline.atSaleBoundary(LATER, T0)).isSameAs(offline);
        assertThat(online.atSaleBoundary(LATER, T0)).isSameAs(online);
        assertThat(disconnected.atSaleBoundary(LATER, T0)).isSameAs(disconnected);
    }

    @Test
    void aLaterFailureTakesTheAnswerBack() {
        Connection waiting = offline.healthCheckDue(T0).connection().attemptAnswered(true, LATER, T0);
        Connection tried = waiting.transactionStarting(PROFILE, T0 + INTERVAL).connection();
        Connection failed = tried.attemptFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), T0 + INTERVAL);
        assertThat(failed.atSaleBoundary(LATER, T0)).isSameAs(failed);
    }

    @Test
    void aWorkersAttemptTakesEffectAtOnceAndSaysWho() {
        for (Connection away : new Connection[] {offline, disconnected}) {
            Connection.Step step = away.connect("1", T0 + 1);
            assertThat(step.startsAttempt()).isTrue();
            assertThat(step.connection().state()).isEqualTo(away.state());
            Connection back = step.connection().attemptAnswered(true, LATER, T0 + 2);
            assertThat(back.state()).isEqualTo(ConnectionState.ONLINE);
            assertThat(back.cause()).isEqualTo(SwitchCause.CONNECTED_BY_WORKER);
            assertThat(back.switchedBy()).isEqualTo("1");
        }
        assertThat(online.connect("1", T0)).isEqualTo(new Connection.Step(online, false));
    }

    @Test
    void anAttemptThatIsRunningBecomesTheWorkers() {
        Connection trying = offline.healthCheckDue(T0).connection();
        Connection.Step step = trying.connect("1", T0);
        assertThat(step.startsAttempt()).isFalse();
        assertThat(step.connection().attemptAnswered(true, LATER, T0).cause())
                .isEqualTo(SwitchCause.CONNECTED_BY_WORKER);
    }

    @Test
    void aFailedAttemptStaysOfflineWithItsReason() {
        Connection failed = offline.connect("1", T0 + 1).connection()
                .attemptFailed(LineFailure.of(SwitchCause.SERVER_ERROR, NOON.plusSeconds(200)), T0 + 2);
        assertThat(failed.state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(failed.since()).isEqualTo(LATER);
        assertThat(failed.cause()).isEqualTo(SwitchCause.NO_ANSWER);
        assertThat(failed.failure()).map(LineFailure::cause).contains(SwitchCause.SERVER_ERROR);
        assertThat(failed.attempt()).isEqualTo(Attempt.NONE);
    }

    @Test
    void aFailedConnectLeavesDisconnectedForOfflineAndSaysWhoAsked() {
        Connection failed = disconnected.connect("1", T0 + 1).connection()
                .attemptFailed(LineFailure.of(SwitchCause.UNREACHABLE, LATER), T0 + 2);
        assertThat(failed.state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(failed.cause()).isEqualTo(SwitchCause.UNREACHABLE);
        assertThat(failed.switchedBy()).isEqualTo("1");
        assertThat(failed.failure()).map(LineFailure::cause).contains(SwitchCause.UNREACHABLE);
    }

    @Test
    void whatNobodyTriedMeansNothing() {
        for (Connection idle : new Connection[] {online, offline, disconnected}) {
            assertThat(idle.attemptAnswered(false, LATER, T0)).isSameAs(idle);
            assertThat(idle.attemptFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), T0)).isSameAs(idle);
        }
    }

    @Test
    void aForgottenAttemptCanBeMadeAgain() {
        Connection forgotten = disconnected.connect("1", T0).connection().attemptForgotten();
        assertThat(forgotten.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(forgotten.connect("1", T0).startsAttempt()).isTrue();
    }

    @Test
    void theCashierIsAskedAndNothingHasHappenedUntilTheyAnswer() {
        LineFailure silence = new LineFailure(SwitchCause.NO_ANSWER, LATER, 2_000, 0);
        Connection asked = online.asking(silence);
        assertThat(asked.state()).isEqualTo(ConnectionState.ONLINE);
        assertThat(asked.asks()).isTrue();
        assertThat(asked.isUnanswered()).isTrue();
        assertThat(asked.isStranded()).isFalse();
        Connection away = asked.confirmed("7", LATER.plusSeconds(9), T0 + 9);
        assertThat(away.state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(away.asks()).isFalse();
        assertThat(away.switchedBy()).isEqualTo("7");
        assertThat(away.since()).isEqualTo(LATER.plusSeconds(9));
        assertThat(away.failure()).contains(silence);
        Connection stays = asked.declined(LATER);
        assertThat(stays.isOnline()).isTrue();
        assertThat(stays.isStranded()).isTrue();
        assertThat(stays.failure()).contains(LineFailure.of(SwitchCause.PROMPT_DECLINED, LATER));
        assertThat(asked.questionAnswered()).isEqualTo(online);
        assertThat(stays.questionAnswered()).isEqualTo(online);
        assertThat(asked.withReadiness(OfflineReadiness.NEVER_SYNCHRONISED).asks()).isFalse();
    }

    @Test
    void anAnswerNobodyWaitsForMeansNothing() {
        for (Connection idle : new Connection[] {online, offline, disconnected}) {
            assertThat(idle.confirmed("7", LATER, T0)).isSameAs(idle);
            assertThat(idle.declined(LATER)).isSameAs(idle);
        }
        LineFailure silence = LineFailure.of(SwitchCause.NO_ANSWER, LATER);
        assertThat(offline.asking(silence)).isSameAs(offline);
        Connection alone = online.withReadiness(OfflineReadiness.NEVER_SYNCHRONISED);
        assertThat(alone.asking(silence)).as("there is nothing to go offline to").isSameAs(alone);
    }

    @Test
    void theHealthCheckIsDueAnIntervalAfterTheLastAttemptAndOnlyOfflineWithAdvancedSwitching() {
        OfflineProfile advanced = PROFILE.with(OfflineProfileField.ADVANCED_OFFLINE_SWITCHING, true);
        assertThat(offline.healthCheckDueNanos(PROFILE)).isEmpty();
        assertThat(offline.healthCheckDueNanos(advanced)).hasValue(T0 + INTERVAL / 2);
        assertThat(online.healthCheckDueNanos(advanced)).isEmpty();
        assertThat(disconnected.healthCheckDueNanos(advanced)).isEmpty();
        Connection trying = offline.healthCheckDue(T0 + 5).connection();
        assertThat(trying.healthCheckDueNanos(advanced)).as("one is running").isEmpty();
        assertThat(trying.attemptFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), T0 + 9)
                .healthCheckDueNanos(advanced)).hasValue(T0 + 9 + INTERVAL / 2);
        assertThat(trying.attemptAnswered(true, LATER, T0 + 9).healthCheckDueNanos(advanced))
                .as("the answer waits for the end of the sale").isEmpty();
    }

    @Test
    void aRegisterThatWasTakenOffTheLineStartsOffItAndKnowsByWhomAndSinceWhen() {
        Connection restarted = Connection.started(
                Optional.of(new Disconnection(NOON, "1")), OfflineReadiness.READY, LATER, T0);
        assertThat(restarted.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(restarted.since()).isEqualTo(NOON);
        assertThat(restarted.switchedBy()).isEqualTo("1");
        assertThat(restarted.cause()).isEqualTo(SwitchCause.DISCONNECTED_BY_WORKER);
    }

    @Test
    void disconnectedEndsOnlyByAWorker() {
        long seed = 3;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Connection away = disconnected;
            for (int step = 0; step < 30; step++) {
                away = anythingButConnect(away, random);
                assertThat(away.state()).as("seed %d, round %d", seed, round).isEqualTo(ConnectionState.DISCONNECTED);
            }
        }
    }

    @Test
    void noStateLeadsToItselfAndOfflineLeadsOnlyOnline() {
        assertThat(ConnectionState.ONLINE.next())
                .containsExactly(ConnectionState.OFFLINE, ConnectionState.DISCONNECTED);
        assertThat(ConnectionState.OFFLINE.next()).containsExactly(ConnectionState.ONLINE);
        assertThat(ConnectionState.DISCONNECTED.next())
                .containsExactly(ConnectionState.ONLINE, ConnectionState.OFFLINE);
    }

    private static Stream<OfflineReadiness> unready() {
        return Stream.of(OfflineReadiness.NOT_SUPPORTED, OfflineReadiness.NEVER_SYNCHRONISED);
    }

    private static Connection anythingButConnect(Connection from, Random random) {
        long nanos = T0 + random.nextLong(0, 10 * INTERVAL);
        return switch (random.nextInt(12)) {
            case 0 -> from.questionFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), nanos);
            case 1 -> from.questionAnswered();
            case 2 -> from.transactionStarting(PROFILE, nanos).connection();
            case 3 -> from.healthCheckDue(nanos).connection();
            case 4 -> from.attemptAnswered(random.nextBoolean(), LATER, nanos);
            case 5 -> from.attemptFailed(LineFailure.of(SwitchCause.NO_ANSWER, LATER), nanos);
            case 6 -> from.atSaleBoundary(LATER, nanos);
            case 7 -> from.asking(LineFailure.of(SwitchCause.NO_ANSWER, LATER));
            case 8 -> from.confirmed("2", LATER, nanos);
            case 9 -> from.declined(LATER);
            case 10 -> from.withReadiness(unready().toList().get(random.nextInt(2)));
            default -> from.disconnect("2", LATER, nanos);
        };
    }
}
