-- The register's own tables. Those it shares with the scale unit are made from ChannelTables.

-- Who this register is. One row per activation, the newest last; a token that was replaced is wiped.
CREATE TABLE register_identity (
    activation_number INTEGER PRIMARY KEY AUTOINCREMENT,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    scale_unit_address TEXT NOT NULL,
    device_token TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    activated_at TEXT NOT NULL,
    UNIQUE (store_number, register_number, incarnation)
) STRICT;

-- The running sale without its lines; at most one.
CREATE TABLE draft (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    cart_id TEXT NOT NULL,
    cart TEXT NOT NULL
) STRICT;

-- The lines of the running sale, so that a step writes the line it changed and not the whole sale.
CREATE TABLE draft_line (
    line_number INTEGER NOT NULL PRIMARY KEY,
    line TEXT NOT NULL
) STRICT;

CREATE TABLE shift (
    shift_id TEXT NOT NULL PRIMARY KEY,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    shift_number INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    closed_at TEXT,
    UNIQUE (store_number, register_number, incarnation, shift_number)
) STRICT;

-- What the sales of a shift come to, kept in the transaction that commits each sale.
CREATE TABLE shift_total (
    shift_id TEXT NOT NULL,
    currency_code TEXT NOT NULL,
    sale_count INTEGER NOT NULL,
    void_count INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    tendered_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL,
    PRIMARY KEY (shift_id, currency_code)
) STRICT, WITHOUT ROWID;

-- The connection as it was left, so that a register taken off the line stays off it after a restart.
CREATE TABLE connection_mode (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    state TEXT NOT NULL,
    cause TEXT NOT NULL,
    since TEXT NOT NULL,
    worker_number TEXT NOT NULL
) STRICT;

-- How far the scale unit has answered for each numbered series of records; what is above is unsent.
CREATE TABLE upload_watermark (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation)
) STRICT, WITHOUT ROWID;

-- Records the scale unit has set aside: they stay in journal_record, stay paid, and wait for somebody to look.
CREATE TABLE quarantined_record (
    record_id TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    answered_at TEXT NOT NULL
) STRICT;

-- Entries of offline_sync_log that the channel has not had in their present state.
CREATE TABLE unreported_sync_log (
    log_id INTEGER NOT NULL PRIMARY KEY
) STRICT;

-- Wrong PINs in a row; here and not with the staff, so that throwing the staff away does not clear them.
CREATE TABLE wrong_pin (
    worker_number TEXT NOT NULL PRIMARY KEY,
    wrong_count INTEGER NOT NULL,
    newest_at TEXT NOT NULL
) STRICT;
