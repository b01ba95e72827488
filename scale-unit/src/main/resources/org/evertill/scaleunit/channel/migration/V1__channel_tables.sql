-- The channel's own tables. Those it shares with registers and headquarters are made from ChannelTables.

-- Activated devices. The token itself is never stored.
CREATE TABLE device (
    token_hash BLOB NOT NULL PRIMARY KEY,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    activated_at TEXT NOT NULL,
    replaced_at TEXT
) STRICT;

-- The order in which records came in: headquarters reads along it. With one writer a lower number never commits later.
CREATE TABLE record_arrival (
    arrival INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id TEXT NOT NULL UNIQUE,
    arrived_at TEXT NOT NULL
) STRICT;

-- Records that could not be taken as they are. Nothing here ever replaces what journal_record holds.
CREATE TABLE quarantined_record (
    quarantine_number INTEGER PRIMARY KEY AUTOINCREMENT,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    payload BLOB NOT NULL,
    reason TEXT NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (record_id, hash, payload)
) STRICT;

-- Where a register's hash chain did not continue from the record before it, as it was when the record came in.
CREATE TABLE chain_finding (
    record_id TEXT NOT NULL PRIMARY KEY,
    finding TEXT NOT NULL,
    found_at TEXT NOT NULL
) STRICT;

-- The one row of what this channel knows of headquarters: its key, and how far headquarters has taken records.
CREATE TABLE headquarters (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    signing_key BLOB,
    acknowledged_arrival INTEGER NOT NULL
) STRICT;
INSERT INTO headquarters (one, signing_key, acknowledged_arrival) VALUES (1, NULL, 0);
