package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.storage.DownloadOrders;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Retry, cancel and full data sync of single databases. An order is a row while it stands; the channel of its store
 * asks for it and tells the register, which tells in its report what it has carried out. What is canceled is over with
 * the next package.
 */
public final class SessionOrders {
    private final DownloadSessions sessions;
    private final Publisher publisher;
    private final ServerDatabase database;
    private final DownloadOrders orders;
    private final RegisterAttempts history;
    private final InstantSource clock;

    /**
     * What was found of a database, and what is now wanted of it.
     *
     * @param before   its session when this was ordered
     * @param order    what is wanted of it
     * @param isNew    whether it was not wanted before
     * @param sentence the same for people
     */
    public record Ordered(DownloadSession before, DownloadOrder.Kind order, boolean isNew, String sentence) {
    }

    SessionOrders(DownloadSessions sessions, Publisher publisher, ServerDatabase database, InstantSource clock) {
        this.sessions = sessions;
        this.publisher = publisher;
        this.database = database;
        this.orders = new DownloadOrders(database);
        this.history = new RegisterAttempts(database, clock);
        this.clock = clock;
    }

    /**
     * Has what failed, rests or was canceled tried again at once.
     *
     * @param by      who wants it
     * @param dryRun  says what would be done, and does nothing
     * @throws RowRefusedException with a sentence, when there is nothing to try again
     */
    public Ordered retry(String databaseCode, String by, boolean dryRun) throws IOException, SQLException {
        DownloadSession session = sessions.of(databaseCode);
        String was = databaseCode + " was " + session.state().word()
                + (session.tries() == 0 ? ""
                : " after " + session.tries() + (session.tries() == 1 ? " try" : " tries"));
        return switch (session.state()) {
            case APPLIED -> throw new RowRefusedException(databaseCode + " has version " + session.installed()
                    + ", the newest: it is Applied, and there is nothing to try again. To bring it everything anew use"
                    + " 'scale-unit full-sync --database " + databaseCode + "'.");
            case CANCELED -> isTaken(session, DownloadOrder.Kind.RETRY)
                    ? place(session, DownloadOrder.Kind.RETRY, by, dryRun, again(was, session) + ".")
                    : lift(session, by, dryRun, was + "; it is Available again, and fetched with its next look.");
            case SUSPENDED -> place(session, failedOrder(session), by, dryRun, again(was, session)
                    + (session.database().offline()
                    ? ", unless packages are paused for it: then as soon as they are not." : "."));
            case CREATE_FAILED, DOWNLOAD_FAILED, APPLY_FAILED ->
                    place(session, failedOrder(session), by, dryRun, again(was, session) + ".");
            default -> {
                if (session.order().isEmpty()) {
                    throw new RowRefusedException(databaseCode + " is " + session.state().word() + " and "
                            + (session.heardAt().isEmpty() ? "has never told anything" : "has not failed")
                            + ": there is nothing to try again.");
                }
                yield standing(session);
            }
        };
    }

    /**
     * Has no more fetched of what is published now.
     *
     * @throws RowRefusedException with a sentence, when there is nothing to cancel
     */
    public Ordered cancel(String databaseCode, String by, boolean dryRun) throws IOException, SQLException {
        DownloadSession session = sessions.of(databaseCode);
        if (session.state() == DownloadState.APPLIED) {
            throw new RowRefusedException(databaseCode + " has version " + session.installed()
                    + ", the newest: it is Applied, and there is nothing to cancel.");
        }
        requirePublished(session);
        return session.state() == DownloadState.CANCELED ? standing(session)
                : place(session, DownloadOrder.Kind.CANCEL, by, dryRun, databaseCode + " was "
                        + session.state().word() + " and is Canceled: it gets no more of version " + session.newest()
                        + ". It goes on with the next package, or with 'scale-unit sessions retry " + databaseCode
                        + "'.");
    }

    /**
     * Full data sync of one database.
     *
     * @throws RowRefusedException with a sentence, when there is nothing to bring
     */
    public Ordered synchroniseInFull(String databaseCode, String by, boolean dryRun) throws IOException, SQLException {
        DownloadSession session = sessions.of(databaseCode);
        requirePublished(session);
        return isFullWanted(session) && session.state() == DownloadState.AVAILABLE ? standing(session)
                : place(session, DownloadOrder.Kind.FULL, by, dryRun, databaseCode + " was " + session.state().word()
                        + " with version " + session.installed() + "; it fetches the newest full package and what"
                        + " follows it, when " + teller(session) + ".");
    }

    /**
     * What stands for the databases of a store; what was canceled is over where something newer is published.
     *
     * @param dataGroup the store's
     */
    List<StandingOrder> of(String storeNumber, String dataGroup) throws IOException, SQLException {
        List<StandingOrder> standing = new ArrayList<>();
        List<String> over = new ArrayList<>();
        for (StandingOrder order : orders.all()) {
            if (order.storeNumber().equals(storeNumber)) {
                if (isOver(order, dataGroup, publisher)) {
                    over.add(order.order().id());
                } else {
                    standing.add(order);
                }
            }
        }
        if (!over.isEmpty()) {
            orders.delete(over);
        }
        return standing;
    }

    /** Whether an order was to cancel what is not the newest any more. */
    static boolean isOver(StandingOrder order, String dataGroup, Publisher publisher) throws IOException {
        if (order.order().kind() != DownloadOrder.Kind.CANCEL) {
            return false;
        }
        Edition edition = Edition.ofCode(order.edition());
        // Where there is none any more, its register has another edition now, as it has in another data group.
        return !edition.dataGroup().equals(dataGroup)
                || publisher.shelf(edition, DatabaseKind.REFERENCE).newestVersion() != order.reference()
                || publisher.shelf(edition, DatabaseKind.PRIVATE).newestVersion() != order.guarded();
    }

    private Ordered place(DownloadSession session, DownloadOrder.Kind kind, String by, boolean dryRun,
            String sentence) throws IOException, SQLException {
        // What is canceled the channel keeps back by itself.
        if (kind != DownloadOrder.Kind.CANCEL && !isTaken(session, kind)) {
            throw new RowRefusedException(session.database().code() + " is " + session.state().word()
                    + ", and an earlier program runs there that takes no such orders: update it first.");
        }
        if (!dryRun) {
            StandingOrder order = new StandingOrder(session.database().storeNumber(),
                    session.database().registerNumber().orElse(""),
                    new DownloadOrder(UUID.randomUUID().toString(), kind), session.edition(), session.newest(),
                    publisher.shelf(Edition.ofCode(session.edition()), DatabaseKind.PRIVATE).newestVersion(),
                    Timestamps.text(clock.instant()), by);
            database.write(connection -> {
                DownloadOrders.put(connection, order);
                return history.noteOrder(connection, session.database(), kind, by);
            });
        }
        return new Ordered(session, kind, true, sentence);
    }

    /** The same order twice is one. */
    private static Ordered standing(DownloadSession session) {
        StandingOrder order = session.order().orElseThrow();
        return new Ordered(session, order.order().kind(), false, session.database().code() + " is "
                + session.state().word() + " already: " + order.orderedBy() + " has ordered this at "
                + order.orderedAt() + ".");
    }

    private static String again(String was, DownloadSession session) {
        return was + "; it is Available again and tried at once, when " + teller(session);
    }

    /** A full data sync that fails is wanted all the same. */
    private static DownloadOrder.Kind failedOrder(DownloadSession session) {
        return isFullWanted(session) ? DownloadOrder.Kind.FULL : DownloadOrder.Kind.RETRY;
    }

    /** Whether the program there can carry out what is wanted; who has never told anything is asked once it does. */
    private static boolean isTaken(DownloadSession session, DownloadOrder.Kind kind) {
        return session.database().report().stream().map(report -> report.told().downloads())
                .allMatch(told -> told != null && told.takes(kind));
    }

    /** Cancels what is canceled: that needs nobody at a register. */
    private Ordered lift(DownloadSession session, String by, boolean dryRun, String sentence) throws SQLException {
        if (!dryRun) {
            String canceled = session.order().orElseThrow().order().id();
            database.write(connection -> {
                DownloadOrders.delete(connection, List.of(canceled));
                return history.noteOrder(connection, session.database(), DownloadOrder.Kind.RETRY, by);
            });
        }
        return new Ordered(session, DownloadOrder.Kind.RETRY, true, sentence);
    }

    private static boolean isFullWanted(DownloadSession session) {
        return session.order().filter(order -> order.order().kind() == DownloadOrder.Kind.FULL).isPresent();
    }

    private static void requirePublished(DownloadSession session) {
        if (session.newest() == 0) {
            throw new RowRefusedException("Nothing has been published for " + session.database().code() + " yet.");
        }
    }

    private static String teller(DownloadSession session) {
        return session.database().offline() ? "its register next tells how it stands" : "its channel next looks";
    }
}
