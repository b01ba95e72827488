package org.evertill.scaleunit.http;

import java.util.List;

/** Addresses that stand behind the same gate. */
public record GatedEndpoints(Gate gate, List<Endpoint> endpoints) {
    public GatedEndpoints {
        endpoints = List.copyOf(endpoints);
    }
}
