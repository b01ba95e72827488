package org.evertill.exchange.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/** A worker who has proved who they are; permissions by their published codes, in alphabetical order. */
public record SignOnAnswer(String workerNumber, String name, String language, List<String> permissions) {

    public SignOnAnswer {
        permissions = List.copyOf(permissions);
    }

    /** A worker as the scale unit says it. */
    public static SignOnAnswer of(Worker worker) {
        TreeSet<String> codes = new TreeSet<>();
        worker.permissions().forEach(permission -> codes.add(permission.code()));
        return new SignOnAnswer(worker.number(), worker.name(), worker.language(), List.copyOf(codes));
    }

    /** The worker as the register knows it; a permission this register does not know permits nothing. */
    public Worker worker() {
        return new Worker(workerNumber, name, language, Set.copyOf(
                permissions.stream().map(Permission::ofCode).flatMap(Optional::stream).toList()));
    }
}
