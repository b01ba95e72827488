-- Which scheduler jobs run for which channel data groups, and when. When each is due next is worked out from here.
CREATE TABLE distribution_schedule (
    schedule_code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    direction TEXT NOT NULL,
    all_groups INTEGER NOT NULL,
    active INTEGER NOT NULL,
    recurrence TEXT,
    kept_days INTEGER NOT NULL
) STRICT;
CREATE TABLE distribution_schedule_job (
    schedule_code TEXT NOT NULL REFERENCES distribution_schedule,
    job_number TEXT NOT NULL,
    PRIMARY KEY (schedule_code, job_number)
) STRICT;
CREATE TABLE distribution_schedule_group (
    schedule_code TEXT NOT NULL REFERENCES distribution_schedule,
    data_group_code TEXT NOT NULL REFERENCES data_group,
    PRIMARY KEY (schedule_code, data_group_code)
) STRICT;

-- What was run for each data group, by a schedule or, without one, as a full data sync. Outlives its schedule.
CREATE TABLE distribution_run (
    run_number INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule_code TEXT,
    data_group_code TEXT NOT NULL,
    direction TEXT NOT NULL,
    jobs TEXT NOT NULL,
    in_full INTEGER NOT NULL,
    cause TEXT NOT NULL,
    started_by TEXT NOT NULL,
    state TEXT NOT NULL,
    packages TEXT NOT NULL,
    rows_moved INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    stopped_at TEXT,
    message TEXT NOT NULL
) STRICT;
