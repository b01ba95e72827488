-- What headquarters decides, and what the channels bring: every table of ChannelTables.
CREATE TABLE currency (
    currency_code TEXT NOT NULL,
    minor_digits INTEGER NOT NULL,
    cash_rounding_minor INTEGER NOT NULL,
    PRIMARY KEY (currency_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE denomination (
    currency_code TEXT NOT NULL,
    value_minor INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (currency_code, value_minor)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_price (
    product_number TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    unit_price_micros INTEGER NOT NULL,
    currency_code TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (product_number, valid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE reason_code (
    reason_code TEXT NOT NULL,
    operation_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (reason_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE reason_text (
    reason_code TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (reason_code, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE product (
    product_number TEXT NOT NULL,
    name TEXT NOT NULL,
    category_code TEXT NOT NULL,
    tax_group_code TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    price_override_allowed INTEGER NOT NULL,
    favourite_position INTEGER,
    popularity INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (product_number)
) STRICT;
CREATE INDEX product_by_category_code ON product (category_code);
CREATE TABLE product_name (
    product_number TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (product_number, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE product_barcode (
    barcode TEXT NOT NULL,
    product_number TEXT NOT NULL,
    symbology TEXT NOT NULL,
    PRIMARY KEY (barcode)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_barcode_by_product_number ON product_barcode (product_number);
CREATE TABLE store (
    store_number TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    currency_code TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    language TEXT NOT NULL,
    receipt_footer TEXT NOT NULL,
    PRIMARY KEY (store_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE tender_type (
    tender_code TEXT NOT NULL,
    name TEXT NOT NULL,
    operation_number INTEGER NOT NULL,
    PRIMARY KEY (tender_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE tax_group (
    tax_group_code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tax_group_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE tax_rate (
    tax_group_code TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,
    rate_ppm INTEGER NOT NULL,
    inclusive INTEGER NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (tax_group_code, tax_code, valid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE unit_of_measure (
    unit_code TEXT NOT NULL,
    symbol TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    PRIMARY KEY (unit_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE category (
    category_code TEXT NOT NULL,
    icon TEXT NOT NULL,
    colour TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (category_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE category_name (
    category_code TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (category_code, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE staff (
    worker_number TEXT NOT NULL,
    name TEXT NOT NULL,
    role_code TEXT NOT NULL,
    language TEXT NOT NULL,
    pin_hash TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (worker_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_permission (
    role_code TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_code, permission)
) STRICT, WITHOUT ROWID;
CREATE TABLE register (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    name TEXT NOT NULL,
    support_offline INTEGER NOT NULL,
    offline_profile_code TEXT NOT NULL,
    PRIMARY KEY (store_number, register_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE offline_profile (
    profile_code TEXT NOT NULL,
    name TEXT NOT NULL,
    request_timeout_ms INTEGER NOT NULL,
    retry_count INTEGER NOT NULL,
    reconnect_interval_ms INTEGER NOT NULL,
    prompt_on_seamless_offline INTEGER NOT NULL,
    manual_switch_before_sign_on INTEGER NOT NULL,
    advanced_offline_switching INTEGER NOT NULL,
    health_check_interval_ms INTEGER NOT NULL,
    pause_offline_synchronization INTEGER NOT NULL,
    sync_interval_ms INTEGER NOT NULL,
    first_contact_spread_ms INTEGER NOT NULL,
    price_age_warning_ms INTEGER NOT NULL,
    lookup_source TEXT NOT NULL,
    PRIMARY KEY (profile_code)
) STRICT, WITHOUT ROWID;
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
