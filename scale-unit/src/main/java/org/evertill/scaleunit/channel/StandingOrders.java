package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.storage.DownloadOrders;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Headquarters' orders for the downloads of this store, as they were when headquarters was last asked: a register hears
 * of its own with the answer to its report, and what is canceled it is not given. They are kept in the channel's
 * database, so that what was canceled stays so after a restart while headquarters is away. Safe on any thread.
 */
public final class StandingOrders {
    private static final String CHANNEL_DATABASE = "";

    private final DownloadOrders kept;
    private final RegisterReports reports;
    private volatile List<StandingOrder> orders = List.of();

    /** Keeps them in the channel's database; has none before {@link #start}. */
    public StandingOrders(ServerDatabase database) {
        this.kept = new DownloadOrders(database);
        this.reports = new RegisterReports(database);
    }

    /** Begins with those that were kept. */
    void start() throws SQLException {
        orders = kept.all();
    }

    /** These are headquarters' orders now. */
    synchronized void take(List<StandingOrder> standing) throws SQLException {
        if (!standing.equals(orders)) {
            kept.replace(standing);
            orders = List.copyOf(standing);
        }
    }

    /** The order for the channel's own database. */
    Optional<DownloadOrder> ofChannel() {
        return of(CHANNEL_DATABASE);
    }

    /**
     * What a register is to be told of its order: nothing of one that it hears of where it asks for a package, nor of
     * one that it has carried out.
     */
    public Optional<DownloadOrder> toTell(RegisterIdentity register) throws SQLException {
        Optional<DownloadOrder> order =
                of(register.registerNumber()).filter(standing -> standing.kind() != DownloadOrder.Kind.CANCEL);
        return order.isEmpty() || carriedOut(register).isPresent() ? Optional.empty() : order;
    }

    /**
     * What a register tells, with what it told before of the order that stands for it: its program forgets that when it
     * ends, and headquarters may not have heard it.
     */
    public RegisterReport remembering(RegisterReport told) throws SQLException {
        Downloads downloads = told.told().downloads();
        if (downloads == null || downloads.order() != null) {
            return told;
        }
        Optional<GivenOrder> before = carriedOut(told.register());
        return before.isEmpty() ? told : told.with(downloads.with(before.get()));
    }

    /** The order that stands for a register, or the channel, and that it has told to be carried out. */
    Optional<GivenOrder> carriedOut(RegisterIdentity register) throws SQLException {
        Optional<DownloadOrder> standing = of(register.registerNumber());
        return standing.isEmpty() ? Optional.empty()
                : reports.of(register).flatMap(StandingOrders::given)
                        .filter(its -> its.carriedOut() && its.id().equals(standing.get().id()));
    }

    private static Optional<GivenOrder> given(RegisterReport told) {
        return Optional.ofNullable(told.told().downloads())
                .flatMap(downloads -> Optional.ofNullable(downloads.order()));
    }

    /** @throws ProblemException 409 where headquarters wants a register to have no more of what is published now */
    public void requireNotCanceled(RegisterIdentity register) {
        if (isCanceled(of(register.registerNumber()))) {
            throw ProblemException.of(409, "canceled", "Canceled",
                    "Headquarters has canceled this download; the next follows with the next package.");
        }
    }

    static boolean isCanceled(Optional<DownloadOrder> order) {
        return order.filter(standing -> standing.kind() == DownloadOrder.Kind.CANCEL).isPresent();
    }

    private Optional<DownloadOrder> of(String registerNumber) {
        return orders.stream().filter(order -> order.registerNumber().equals(registerNumber))
                .map(StandingOrder::order).findFirst();
    }
}
