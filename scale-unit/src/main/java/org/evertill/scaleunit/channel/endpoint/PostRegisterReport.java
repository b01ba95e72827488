package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;
import org.evertill.scaleunit.storage.RegisterReports;

/** {@code POST /register-report}: how a register's offline database stands. */
public record PostRegisterReport(RegisterReports reports, Clock clock) implements Endpoint {
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
        reports.save(List.of(new RegisterReport(DeviceGate.registerOf(context), told,
                Timestamps.text(clock.instant()))));
        context.status(204);
    }
}
