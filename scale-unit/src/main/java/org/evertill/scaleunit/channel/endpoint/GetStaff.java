package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.exchange.wire.StaffEntry;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.Endpoint;

/** {@code GET /staff}: who may sign on, by number and name only. */
public record GetStaff(PublishedFacts facts) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/staff";
    }

    @Override
    public void answer(Context context) throws Exception {
        List<StaffMember> members = facts.guarded(guarded -> guarded.staff().members());
        context.json(members.stream().map(member -> new StaffEntry(member.number(), member.name())).toList());
    }
}
