package org.evertill.commerce.staff;

import java.util.Set;

/** A member of staff who has proved who they are. */
public record Worker(String number, String name, String language, Set<Permission> permissions) {

    public Worker {
        permissions = Set.copyOf(permissions);
    }

    /** Whether headquarters has given this worker the permission. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
