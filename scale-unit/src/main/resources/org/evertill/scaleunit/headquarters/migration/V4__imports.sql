-- What the columns of an imported file mean: said once, kept by name, as JSON.
CREATE TABLE import_mapping (
    mapping_name TEXT NOT NULL PRIMARY KEY,
    mapping TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;

-- Which store of headquarters a chain's store in imported files is.
CREATE TABLE import_store (
    chain_id TEXT NOT NULL,
    store_id TEXT NOT NULL,
    store_number TEXT NOT NULL,
    PRIMARY KEY (chain_id, store_id)
) STRICT;

-- Every import there ever was, also those that changed nothing.
CREATE TABLE import_run (
    run_id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_by TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    mapping_name TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_rejected INTEGER NOT NULL,
    rows_changed INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    stopped_at TEXT,
    message TEXT
) STRICT;
