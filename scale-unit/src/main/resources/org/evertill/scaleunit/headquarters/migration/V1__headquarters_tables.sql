-- Headquarters' own tables. What it decides, and what the channels bring, is made from ChannelTables.

-- Which stores get the same packages.
CREATE TABLE data_group (
    data_group_code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE data_group_store (
    store_number TEXT NOT NULL PRIMARY KEY,
    data_group_code TEXT NOT NULL REFERENCES data_group
) STRICT;

-- How often each register has been activated: its numbers begin anew each time, so the count is part of them.
CREATE TABLE register_incarnation (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    PRIMARY KEY (store_number, register_number)
) STRICT;

-- Codes that activate a register once. The code itself is never stored.
CREATE TABLE activation_code (
    code_hash BLOB NOT NULL PRIMARY KEY,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

-- Packages made so far; the files stand in the packages folder.
CREATE TABLE data_package (
    data_group_code TEXT NOT NULL REFERENCES data_group,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (data_group_code, kind, version)
) STRICT;

-- How far P-0001 has read each channel: moved in the transaction that stores what was read.
CREATE TABLE channel_cursor (
    channel_code TEXT NOT NULL PRIMARY KEY,
    arrival INTEGER NOT NULL
) STRICT;

-- Records of a channel that contradict one already here. Nothing here ever replaces what journal_record holds.
CREATE TABLE quarantined_record (
    quarantine_number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_code TEXT NOT NULL,
    arrival INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    hash BLOB NOT NULL,
    payload BLOB NOT NULL,
    reason TEXT NOT NULL,
    found_at TEXT NOT NULL,
    UNIQUE (channel_code, arrival)
) STRICT;
