package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever guesses PINs is held to five at a time: by the real server, on its real database. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class GuessedPinsTest {
    private static final DemoPeople.Person WORKER = DemoPeople.MANAGER;
    private static final String WRONG = "wrong";
    private static final int GUESSES = 40;
    private static final Instant START = Instant.parse("2026-11-20T14:31:00Z");

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private ScaleUnitDatabases databases;
    private final HandSetClock clock = new HandSetClock();

    @BeforeEach
    void make() throws Exception {
        databases = kind.databases();
    }

    @Test
    void theWaitOutlivesARestartOfTheScaleUnit() throws Exception {
        HttpCaller before;
        try (ScaleUnit scaleUnit = start()) {
            before = HttpCaller.activated(scaleUnit, "01");
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(signOn(before, WRONG)).isEqualTo(403);
            }
        }
        try (ScaleUnit again = start()) {
            HttpCaller register = before.at(again);
            clock.now = START.plusSeconds(59);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(429);
            clock.now = START.plusSeconds(60);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(200);
            assertThat(signOn(register, WRONG)).as("the right PIN has cleared the count").isEqualTo(403);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(200);
        }
    }

    @Test
    void aFurtherWrongPinDoublesTheWaitAndAClockSetBackKeepsNobodyOutForYears() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            for (int attempt = 0; attempt < 5; attempt++) {
                signOn(register, WRONG);
            }
            clock.now = START.plusSeconds(60);
            assertThat(signOn(register, WRONG)).isEqualTo(403);
            clock.now = START.plusSeconds(179);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(429);

            clock.now = START.minus(Duration.ofDays(900));
            assertThat(signOn(register, WORKER.pin())).as("the wait begins anew").isEqualTo(429);
            clock.now = clock.now.plusSeconds(120);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(200);
        }
    }

    @Test
    void guessesSideBySideAreCheckedNoMoreOftenThanOneAfterAnother() throws Exception {
        try (ScaleUnit scaleUnit = start(); ExecutorService callers = Executors.newFixedThreadPool(GUESSES)) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            List<Future<Integer>> guesses = new ArrayList<>();
            for (int guess = 0; guess < GUESSES; guess++) {
                String pin = "9" + guess;
                guesses.add(callers.submit(() -> signOn(register, pin)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> guess : guesses) {
                statuses.add(guess.get());
            }
            assertThat(Collections.frequency(statuses, 403)).as("checked, of %s", statuses).isEqualTo(5);
            assertThat(Collections.frequency(statuses, 429)).as("refused").isEqualTo(GUESSES - 5);
            assertThat(signOn(register, WORKER.pin())).isEqualTo(429);
        }
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder).with(databases), clock).start();
    }

    private static int signOn(HttpCaller register, String pin) throws Exception {
        return register.post("/staff/sign-on", new SignOnRequest(WORKER.workerNumber(), pin)).statusCode();
    }

    private static final class HandSetClock extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
