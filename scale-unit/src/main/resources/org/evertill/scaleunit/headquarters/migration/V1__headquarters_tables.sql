-- Headquarters' own tables. What it decides, and what the channels bring, is made from ChannelTables.

-- Which stores get the same packages.
CREATE TABLE data_group (
    data_group_code ${text} NOT NULL PRIMARY KEY,
    name ${text} NOT NULL
) ${options};
CREATE TABLE data_group_store (
    store_number ${text} NOT NULL PRIMARY KEY,
    data_group_code ${text} NOT NULL REFERENCES data_group
) ${options};

-- How often each register has been activated: its numbers begin anew each time, so the count is part of them.
CREATE TABLE register_incarnation (
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    PRIMARY KEY (store_number, register_number)
) ${options};

-- Codes that activate a register once. The code itself is never stored.
CREATE TABLE activation_code (
    code_hash ${bytes} NOT NULL PRIMARY KEY,
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    created_at ${text} NOT NULL,
    expires_at ${text} NOT NULL,
    used_at ${text}
) ${options};

-- Packages made so far; the files stand in the packages folder.
CREATE TABLE data_package (
    data_group_code ${text} NOT NULL REFERENCES data_group,
    kind ${text} NOT NULL,
    version ${integer} NOT NULL,
    created_at ${text} NOT NULL,
    PRIMARY KEY (data_group_code, kind, version)
) ${options};

-- How far P-0001 has read each channel: moved in the transaction that stores what was read.
CREATE TABLE channel_cursor (
    channel_code ${text} NOT NULL PRIMARY KEY,
    arrival ${integer} NOT NULL
) ${options};

-- Records of a channel that contradict one already here. Nothing here ever replaces what journal_record holds.
CREATE TABLE quarantined_record (
    quarantine_number ${counted},
    channel_code ${text} NOT NULL,
    arrival ${integer} NOT NULL,
    record_id ${text} NOT NULL,
    hash ${bytes} NOT NULL,
    payload ${bytes} NOT NULL,
    reason ${text} NOT NULL,
    found_at ${text} NOT NULL,
    UNIQUE (channel_code, arrival)
) ${options};
