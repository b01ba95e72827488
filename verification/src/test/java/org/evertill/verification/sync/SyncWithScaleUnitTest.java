package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.ScaleUnitLink;
import org.evertill.syncagent.SyncAgent;
import org.evertill.syncagent.SyncListener;
import org.evertill.syncagent.SyncStatus;
import org.evertill.syncagent.SyncThreads;
import org.evertill.syncagent.SyncTime;
import org.evertill.syncagent.SyncedFiles;
import org.evertill.syncagent.WorkerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A register's link and agent against the real scale unit: both sides of every address agree. */
@Timeout(300)
class SyncWithScaleUnitTest {
    private static final OfflineProfile PATIENT = patient();

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private final LocalDate today = LocalDate.now(clock);
    private final SyncThreads threads = SyncThreads.ofMachine();
    private final ScaleUnitLine line = new ScaleUnitLine(threads.timers(), clock);
    private ScaleUnit scaleUnit;
    private OfflineDatabase database;
    private ActivationAnswer activation;
    private RegisterIdentity identity;
    private ScaleUnitClient client;
    private ScaleUnitLink link;

    @BeforeEach
    void activate() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder.resolve("scale-unit")), clock).start();
        ScaleUnitAddress address = ScaleUnitAddress.of(scaleUnit.address().toString());
        line.start();
        activation = answered(line.send(new ScaleUnitClient(address, "")
                .activate(scaleUnit.issueActivationCode("01")), Duration.ofSeconds(30)));
        identity = new RegisterIdentity(
                activation.storeNumber(), activation.registerNumber(), activation.incarnation());
        database = OfflineDatabase.open(folder.resolve("register"));
        database.activate(new RegisterActivation(identity, address.toString(),
                activation.deviceToken(), activation.signingKey(), "", now()));
        client = new ScaleUnitClient(address, activation.deviceToken());
        link = new ScaleUnitLink(client, line, threads.timers(), System::nanoTime);
    }

    @AfterEach
    void stop() throws Exception {
        line.stop();
        threads.stop();
        database.close();
        scaleUnit.close();
    }

    @Test
    void theLinkGetsAnAnswerToEveryQuestion() throws Exception {
        Answer.Described store = (Answer.Described) ask(new Question.StoreDescription(today));
        ItemFacts favourite = store.facts().favourites().getFirst();
        String number = favourite.product().number();
        assertThat(ask(new Question.ItemByCode(number, today))).isEqualTo(new Answer.Item(favourite));
        assertThat(ask(new Question.ItemByCode("no/such code", today)))
                .isEqualTo(new Answer.NoSuchItem("no/such code"));
        assertThat(((Answer.Products) ask(new Question.ProductSearch("", favourite.product().categoryCode(), today,
                5, 0))).items()).hasSize(5);
        assertThat(((Answer.Staff) ask(new Question.StaffList())).members()).isNotEmpty();
        DemoPeople.Person manager = DemoPeople.MANAGER;
        assertThat(ask(new Question.Credentials(manager.workerNumber(), manager.pin())))
                .isInstanceOfSatisfying(Answer.Proved.class,
                        proved -> assertThat(proved.worker().name()).isEqualTo(manager.name()));
        assertThat(ask(new Question.Credentials(manager.workerNumber(), "wrong")))
                .isEqualTo(new Answer.NotProved(Refusal.of(RefusalReason.WRONG_PIN)));
        assertThat(ask(new Question.Credentials("999999", "1")))
                .isEqualTo(new Answer.NotProved(Refusal.of(RefusalReason.UNKNOWN_WORKER, "999999")));
        assertThat(link.attempt(Duration.ofSeconds(30)).get()).isNotNegative();
    }

    @Test
    void theAgentBringsPackagesDownAndRecordsUpAndBothSourcesThenAgree() throws Exception {
        CompletableFuture<SyncStatus> synchronised = new CompletableFuture<>();
        Predicate<SyncStatus> done = status -> status.packages().size() == 2
                && status.packages().stream().allMatch(part -> part.installedVersion() > 0)
                && status.unsent().records() == 0 && status.lastSuccess().isPresent();
        SyncAgent agent = new SyncAgent(client, line, threads,
                SyncedFiles.of(database, identity, VerifyingKey.ofBase64(activation.signingKey()), clock),
                new SyncTime(clock, new SplittableRandom(1)), PATIENT,
                new SyncListener(status -> {
                    if (done.test(status)) {
                        synchronised.complete(status);
                    }
                }, generation -> { }, profile -> { }));
        database.journal(identity).commit(List.of(new SignedOn(UUID.randomUUID(), now(), "1")));
        agent.start(false);
        synchronised.get(60, TimeUnit.SECONDS);

        assertThat(scaleUnit.collectTransactions()).isNotNegative();
        OfflineSource offline = database.source(identity, clock);
        assertThat(offline.readiness()).isEqualTo(OfflineReadiness.READY);
        Question description = new Question.StoreDescription(today);
        assertBothAnswerAlike(offline, description);
        Answer.Described store = (Answer.Described) offline.answer(description);
        for (ItemFacts favourite : store.facts().favourites()) {
            assertBothAnswerAlike(offline, new Question.ItemByCode(favourite.product().number(), today));
        }
        assertBothAnswerAlike(offline, new Question.ItemByCode("no such code", today));
        assertBothAnswerAlike(offline, new Question.ProductSearch("ban", "", today, 20, 0));
        assertBothAnswerAlike(offline, new Question.StaffList());
        agent.stop();
        assertThat(database.syncLog(identity).newest(10)).isNotEmpty();
    }

    @Test
    void aRegisterThatHasTheNewestBringsEverythingAnewWhenHeadquartersOrdersIt() throws Exception {
        BlockingQueue<SyncStatus> statuses = new LinkedBlockingQueue<>();
        SyncAgent agent = new SyncAgent(client, line, threads,
                SyncedFiles.of(database, identity, VerifyingKey.ofBase64(activation.signingKey()), clock),
                new SyncTime(clock, new SplittableRandom(1)), PATIENT,
                new SyncListener(statuses::add, generation -> { }, profile -> { }));
        agent.start(false);
        awaitGenerations(statuses, 1);
        scaleUnit.collectReports();
        assertThat(session().state()).isEqualTo(DownloadState.APPLIED);

        scaleUnit.headquarters().sessionOrders().synchroniseInFull(session().database().code(), "somebody", false);
        assertThat(session().state()).isEqualTo(DownloadState.AVAILABLE);
        scaleUnit.publish();
        agent.syncNow();
        awaitGenerations(statuses, 2);
        scaleUnit.collectReports();
        assertThat(session().state()).isEqualTo(DownloadState.APPLIED);
        assertThat(session().order()).isEmpty();
        agent.stop();
    }

    /** Until a round has ended after which both files have been installed so often. */
    private void awaitGenerations(BlockingQueue<SyncStatus> statuses, long number) throws Exception {
        SyncStatus status;
        do {
            status = Objects.requireNonNull(statuses.poll(60, TimeUnit.SECONDS), "no round ended so");
        } while (status.downloading() != WorkerState.IDLE || Stream.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE)
                .anyMatch(kind -> database.generations(kind).current().filter(now -> now.number() == number)
                        .isEmpty()));
    }

    private DownloadSession session() throws Exception {
        return scaleUnit.headquarters().sessions().of("offline-" + identity.storeNumber() + "-"
                + identity.registerNumber());
    }

    private void assertBothAnswerAlike(OfflineSource offline, Question question) throws Exception {
        assertThat(offline.answer(question)).as("offline, for %s", question).isEqualTo(ask(question));
    }

    private Answer ask(Question question) throws Exception {
        return link.ask(question, PATIENT).get(60, TimeUnit.SECONDS);
    }

    private static <T> T answered(CompletableFuture<Reply<T>> reply) throws Exception {
        return switch (reply.get(60, TimeUnit.SECONDS)) {
            case Reply.Answered<T>(T body) -> body;
            case Reply<T> other -> throw new AssertionError(other.toString());
        };
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The published defaults, but with time for a machine that is busy with other tests. */
    private static OfflineProfile patient() {
        return OfflineProfile.PUBLISHED_DEFAULTS.with(OfflineProfileField.REQUEST_TIMEOUT, 30_000);
    }
}
