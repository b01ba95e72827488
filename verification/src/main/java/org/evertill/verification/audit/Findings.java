package org.evertill.verification.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while an audit runs; one thread at a time. */
final class Findings {

    private final List<Finding> list = new ArrayList<>();

    void add(Finding.Kind kind, String thing, Place where, String what) {
        list.add(new Finding(kind, thing, where.toString(), what));
    }

    /** Adds what was found elsewhere. */
    void addAll(Findings others) {
        list.addAll(others.list);
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
