-- Which scheduler jobs run for which channel data groups, and when. When each is due next is worked out from here.
CREATE TABLE distribution_schedule (
    schedule_code ${text} NOT NULL PRIMARY KEY,
    name ${text} NOT NULL,
    direction ${text} NOT NULL,
    all_groups ${integer} NOT NULL,
    active ${integer} NOT NULL,
    recurrence ${text},
    kept_days ${integer} NOT NULL
) ${options};
CREATE TABLE distribution_schedule_job (
    schedule_code ${text} NOT NULL REFERENCES distribution_schedule,
    job_number ${text} NOT NULL,
    PRIMARY KEY (schedule_code, job_number)
) ${options};
CREATE TABLE distribution_schedule_group (
    schedule_code ${text} NOT NULL REFERENCES distribution_schedule,
    data_group_code ${text} NOT NULL REFERENCES data_group,
    PRIMARY KEY (schedule_code, data_group_code)
) ${options};

-- What was run for each data group, by a schedule or, without one, as a full data sync. Outlives its schedule.
CREATE TABLE distribution_run (
    run_number ${counted},
    schedule_code ${text},
    data_group_code ${text} NOT NULL,
    direction ${text} NOT NULL,
    jobs ${text} NOT NULL,
    in_full ${integer} NOT NULL,
    cause ${text} NOT NULL,
    started_by ${text} NOT NULL,
    state ${text} NOT NULL,
    packages ${text} NOT NULL,
    rows_moved ${integer} NOT NULL,
    bytes ${integer} NOT NULL,
    started_at ${text} NOT NULL,
    stopped_at ${text},
    message ${text} NOT NULL
) ${options};
