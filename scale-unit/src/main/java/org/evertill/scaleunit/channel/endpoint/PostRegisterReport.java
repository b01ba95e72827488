package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportAnswer;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;
import org.evertill.scaleunit.storage.RegisterReports;

/**
 * {@code POST /register-report}: how a register's offline database stands; answered with what headquarters wants of its
 * downloads, where that is anything.
 */
public record PostRegisterReport(RegisterReports reports, StandingOrders orders, Clock clock) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/register-report";
    }

    @Override
    public void answer(Context context) throws Exception {
        RegisterReportRequest told = Requests.body(context, RegisterReportRequest.class);
        RegisterIdentity register = DeviceGate.registerOf(context);
        Instant now = clock.instant();
        reports.save(List.of(orders.remembering(new RegisterReport(register, told, Timestamps.text(now)))), now);
        // An earlier program takes any answer but an empty one for that of somebody else.
        Optional<DownloadOrder> order = orders.toTell(register)
                .filter(wanted -> told.downloads() != null && told.downloads().takes(wanted.kind()));
        if (order.isPresent()) {
            context.json(new RegisterReportAnswer(order.get()));
        } else {
            context.status(204);
        }
    }
}
