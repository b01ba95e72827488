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
