-- The channel's own tables. Those it shares with registers and headquarters are made from ChannelTables.

-- Activated devices. The token itself is never stored.
CREATE TABLE device (
    token_hash ${bytes} NOT NULL PRIMARY KEY,
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    activated_at ${text} NOT NULL,
    replaced_at ${text}
) ${options};

-- The order in which records came in: headquarters reads along it. With one writer a lower number never commits later.
CREATE TABLE record_arrival (
    arrival ${counted},
    record_id ${text} NOT NULL UNIQUE,
    arrived_at ${text} NOT NULL
) ${options};

-- Records that could not be taken as they are. Nothing here ever replaces what journal_record holds.
CREATE TABLE quarantined_record (
    quarantine_number ${counted},
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    sequence ${integer} NOT NULL,
    record_id ${text} NOT NULL,
    previous_hash ${bytes} NOT NULL,
    hash ${bytes} NOT NULL,
    payload ${bytes} NOT NULL,
    reason ${text} NOT NULL,
    received_at ${text} NOT NULL,
    UNIQUE (record_id, hash, payload)
) ${options};

-- Where a register's hash chain did not continue from the record before it, as it was when the record came in.
CREATE TABLE chain_finding (
    record_id ${text} NOT NULL PRIMARY KEY,
    finding ${text} NOT NULL,
    found_at ${text} NOT NULL
) ${options};

-- The one row of what this channel knows of headquarters: its key, and how far headquarters has taken records.
CREATE TABLE headquarters (
    one ${integer} NOT NULL PRIMARY KEY CHECK (one = 1),
    signing_key ${bytes},
    acknowledged_arrival ${integer} NOT NULL
) ${options};
INSERT INTO headquarters (one, signing_key, acknowledged_arrival) VALUES (1, NULL, 0);
