-- The databases packages go to: each store's channel database, and the offline database of each register that supports
-- offline. One that is taken away is kept as retired, because sales may still be on the way from it.
CREATE TABLE channel_database (
    database_code ${text} NOT NULL PRIMARY KEY,
    kind ${text} NOT NULL,
    store_number ${text} NOT NULL,
    register_number ${text},
    made_at ${text} NOT NULL,
    retired_at ${text}
) ${options};

-- What each register last told its channel of its offline database: the cursor of that target.
CREATE TABLE register_report (
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    reference_edition ${text} NOT NULL,
    reference_version ${integer} NOT NULL,
    private_edition ${text} NOT NULL,
    private_version ${integer} NOT NULL,
    unsent_records ${integer} NOT NULL,
    oldest_unsent_at ${text},
    reported_at ${text} NOT NULL,
    PRIMARY KEY (store_number, register_number)
) ${options};
