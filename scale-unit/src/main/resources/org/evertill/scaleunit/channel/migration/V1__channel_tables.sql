-- Records as the registers sent them, and their projections: ChannelTables, database journal.
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
CREATE UNIQUE INDEX retail_transaction_by_store_number_and_register_number_and_incarnation_and_sequence ON retail_transaction (store_number, register_number, incarnation, sequence);
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
