package org.evertill.syncagent;

import java.time.Clock;
import java.util.random.RandomGenerator;

/** What the agent takes from the world for its times: dates from the clock, the spread of its waits from chance. */
public record SyncTime(Clock clock, RandomGenerator random) {
}
