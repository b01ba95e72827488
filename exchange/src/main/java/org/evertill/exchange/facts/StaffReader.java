package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;

/** The staff of one private file. Checks no PIN. For one thread at a time, as long as its connection is open. */
public final class StaffReader {
    private static final String MEMBERS =
            "SELECT worker_number, name FROM staff WHERE blocked = 0 ORDER BY worker_number";
    private static final String WORKER =
            "SELECT worker_number, name, language, role_code, pin_hash, blocked FROM staff WHERE worker_number = ?";
    private static final String PERMISSIONS = "SELECT permission FROM role_permission WHERE role_code = ?";

    private final PreparedQueries queries;

    /**
     * A worker as headquarters published them, not yet proved to be the one at the till.
     *
     * @param pinHash what the PIN must verify against
     */
    public record Published(Worker worker, String pinHash, boolean blocked) {
        @Override
        public String toString() {
            return "Published[" + worker.number() + "]";
        }
    }

    /** Reads from a private file. */
    public StaffReader(Connection privateFile) {
        this.queries = new PreparedQueries(privateFile);
    }

    /** Who may sign on, by worker number. */
    public List<StaffMember> members() throws SQLException {
        return queries.all(MEMBERS, row -> new StaffMember(row.getString(1), row.getString(2)));
    }

    /** A worker with the permissions of their role; empty when nobody has this number. */
    public Optional<Published> worker(String workerNumber) throws SQLException {
        List<Published> found = queries.all(WORKER, row -> new Published(
                new Worker(row.getString(1), row.getString(2), row.getString(3), permissions(row.getString(4))),
                row.getString(5), row.getBoolean(6)), workerNumber);
        return found.stream().findFirst();
    }

    private Set<Permission> permissions(String roleCode) throws SQLException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String code : queries.all(PERMISSIONS, row -> row.getString(1), roleCode)) {
            Permission.ofCode(code).ifPresent(permissions::add);
        }
        return permissions;
    }
}
