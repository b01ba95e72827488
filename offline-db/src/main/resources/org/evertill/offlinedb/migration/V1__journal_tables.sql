-- What this register has done, and its projections: ChannelTables, database journal.
CREATE TABLE journal_record (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    receipt_number INTEGER,
    recorded_at TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation, sequence)
) STRICT;
CREATE UNIQUE INDEX journal_record_by_record_id ON journal_record (record_id);
CREATE TABLE retail_transaction (
    record_id TEXT NOT NULL,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    receipt_number INTEGER,
    external_reference TEXT,
    worker_number TEXT NOT NULL,
    void_worker TEXT,
    shift_id TEXT NOT NULL,
    business_date TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    concluded_at TEXT NOT NULL,
    connection TEXT NOT NULL,
    data_version INTEGER NOT NULL,
    currency_code TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    PRIMARY KEY (record_id)
) STRICT;
CREATE UNIQUE INDEX retail_transaction_by_store_number_and_register_number_and_incarnation_and_sequence
    ON retail_transaction (store_number, register_number, incarnation, sequence);
CREATE INDEX retail_transaction_by_business_date ON retail_transaction (business_date);
CREATE TABLE retail_transaction_line (
    record_id TEXT NOT NULL,
    line_number INTEGER NOT NULL,
    product_number TEXT NOT NULL,
    barcode TEXT,
    name TEXT NOT NULL,
    quantity_thousandths INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    list_price_micros INTEGER NOT NULL,
    unit_price_micros INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    tax_group_code TEXT NOT NULL,
    tax_minor INTEGER NOT NULL,
    voided INTEGER NOT NULL,
    is_return INTEGER NOT NULL,
    override_reason TEXT,
    override_worker TEXT,
    return_worker TEXT,
    void_worker TEXT,
    PRIMARY KEY (record_id, line_number)
) STRICT;
CREATE TABLE retail_transaction_tax (
    record_id TEXT NOT NULL,
    tax_group_code TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    rate_ppm INTEGER NOT NULL,
    inclusive INTEGER NOT NULL,
    taxable_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    PRIMARY KEY (record_id, tax_group_code, tax_code)
) STRICT;
CREATE TABLE retail_transaction_tender (
    record_id TEXT NOT NULL,
    tender_number INTEGER NOT NULL,
    tender_code TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL,
    PRIMARY KEY (record_id, tender_number)
) STRICT;
CREATE TABLE offline_sync_log (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    log_id INTEGER NOT NULL,
    job TEXT NOT NULL,
    direction TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    stopped_at TEXT,
    rows_down_ok INTEGER NOT NULL,
    rows_down_err INTEGER NOT NULL,
    rows_up_ok INTEGER NOT NULL,
    rows_up_err INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    message TEXT,
    PRIMARY KEY (store_number, register_number, log_id)
) STRICT;

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

PRAGMA user_version = 1;
