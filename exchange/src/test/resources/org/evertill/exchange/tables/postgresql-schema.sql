CREATE TABLE currency (
    currency_code TEXT NOT NULL,
    minor_digits BIGINT NOT NULL,
    cash_rounding_minor BIGINT NOT NULL,
    PRIMARY KEY (currency_code)
);
CREATE TABLE denomination (
    currency_code TEXT NOT NULL,
    value_minor BIGINT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (currency_code, value_minor)
);
CREATE TABLE product_price (
    product_number TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    unit_price_micros BIGINT NOT NULL,
    currency_code TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (product_number, valid_from)
);
CREATE TABLE promotion (
    promotion_number TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    members_only BIGINT NOT NULL,
    needs_coupon BIGINT NOT NULL,
    reward_code TEXT NOT NULL,
    minimum_quantity_thousandths BIGINT,
    price_micros BIGINT,
    discount_ppm BIGINT,
    PRIMARY KEY (promotion_number)
);
CREATE TABLE promotion_product (
    product_number TEXT NOT NULL,
    promotion_number TEXT NOT NULL,
    minimum_quantity_thousandths BIGINT NOT NULL,
    price_micros BIGINT,
    discount_ppm BIGINT,
    PRIMARY KEY (product_number, promotion_number)
);
CREATE TABLE reason_code (
    reason_code TEXT NOT NULL,
    operation_number BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (reason_code)
);
CREATE TABLE reason_text (
    reason_code TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (reason_code, language)
);
CREATE TABLE product (
    product_number TEXT NOT NULL,
    name TEXT NOT NULL,
    category_code TEXT NOT NULL,
    tax_group_code TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    price_override_allowed BIGINT NOT NULL,
    favourite_position BIGINT,
    popularity BIGINT NOT NULL,
    blocked BIGINT NOT NULL,
    PRIMARY KEY (product_number)
);
CREATE INDEX product_by_category_code ON product (category_code);
CREATE INDEX product_by_favourite_position ON product (favourite_position) WHERE favourite_position IS NOT NULL;
CREATE TABLE product_name (
    product_number TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (product_number, language)
);
CREATE TABLE product_barcode (
    barcode TEXT NOT NULL,
    product_number TEXT NOT NULL,
    symbology TEXT NOT NULL,
    PRIMARY KEY (barcode)
);
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
);
CREATE TABLE tender_type (
    tender_code TEXT NOT NULL,
    name TEXT NOT NULL,
    operation_number BIGINT NOT NULL,
    PRIMARY KEY (tender_code)
);
CREATE TABLE tax_group (
    tax_group_code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tax_group_code)
);
CREATE TABLE tax_rate (
    tax_group_code TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,
    rate_ppm BIGINT NOT NULL,
    inclusive BIGINT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (tax_group_code, tax_code, valid_from)
);
CREATE TABLE unit_of_measure (
    unit_code TEXT NOT NULL,
    symbol TEXT NOT NULL,
    decimals BIGINT NOT NULL,
    PRIMARY KEY (unit_code)
);
CREATE TABLE category (
    category_code TEXT NOT NULL,
    icon TEXT NOT NULL,
    colour TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (category_code)
);
CREATE TABLE category_name (
    category_code TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (category_code, language)
);
CREATE TABLE staff (
    worker_number TEXT NOT NULL,
    name TEXT NOT NULL,
    role_code TEXT NOT NULL,
    language TEXT NOT NULL,
    pin_hash TEXT NOT NULL,
    blocked BIGINT NOT NULL,
    PRIMARY KEY (worker_number)
);
CREATE TABLE role_permission (
    role_code TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_code, permission)
);
CREATE TABLE register (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    name TEXT NOT NULL,
    support_offline BIGINT NOT NULL,
    offline_profile_code TEXT NOT NULL,
    PRIMARY KEY (store_number, register_number)
);
CREATE TABLE offline_profile (
    profile_code TEXT NOT NULL,
    name TEXT NOT NULL,
    request_timeout_ms BIGINT NOT NULL,
    retry_count BIGINT NOT NULL,
    reconnect_interval_ms BIGINT NOT NULL,
    prompt_on_seamless_offline BIGINT NOT NULL,
    manual_switch_before_sign_on BIGINT NOT NULL,
    advanced_offline_switching BIGINT NOT NULL,
    health_check_interval_ms BIGINT NOT NULL,
    pause_offline_synchronization BIGINT NOT NULL,
    sync_interval_ms BIGINT NOT NULL,
    first_contact_spread_ms BIGINT NOT NULL,
    price_age_warning_ms BIGINT NOT NULL,
    lookup_source TEXT NOT NULL,
    PRIMARY KEY (profile_code)
);
CREATE TABLE journal_record (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    receipt_number BIGINT,
    recorded_at TEXT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    payload BYTEA NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation, sequence)
);
CREATE UNIQUE INDEX journal_record_by_record_id ON journal_record (record_id);
CREATE TABLE retail_transaction (
    record_id TEXT NOT NULL,
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    receipt_number BIGINT,
    external_reference TEXT,
    worker_number TEXT NOT NULL,
    void_worker TEXT,
    shift_id TEXT NOT NULL,
    business_date TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    concluded_at TEXT NOT NULL,
    connection TEXT NOT NULL,
    data_version BIGINT NOT NULL,
    currency_code TEXT NOT NULL,
    total_minor BIGINT NOT NULL,
    net_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    change_minor BIGINT NOT NULL,
    line_count BIGINT NOT NULL,
    PRIMARY KEY (record_id)
);
CREATE UNIQUE INDEX retail_transaction_by_store_number_and_register_number_and_incarnation_and_sequence ON retail_transaction (store_number, register_number, incarnation, sequence);
CREATE INDEX retail_transaction_by_business_date ON retail_transaction (business_date);
CREATE TABLE retail_transaction_line (
    record_id TEXT NOT NULL,
    line_number BIGINT NOT NULL,
    product_number TEXT NOT NULL,
    barcode TEXT,
    name TEXT NOT NULL,
    quantity_thousandths BIGINT NOT NULL,
    unit_code TEXT NOT NULL,
    list_price_micros BIGINT NOT NULL,
    unit_price_micros BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    tax_group_code TEXT NOT NULL,
    tax_minor BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    is_return BIGINT NOT NULL,
    override_reason TEXT,
    override_worker TEXT,
    return_worker TEXT,
    void_worker TEXT,
    PRIMARY KEY (record_id, line_number)
);
CREATE TABLE retail_transaction_tax (
    record_id TEXT NOT NULL,
    tax_group_code TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    rate_ppm BIGINT NOT NULL,
    inclusive BIGINT NOT NULL,
    taxable_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    PRIMARY KEY (record_id, tax_group_code, tax_code)
);
CREATE TABLE retail_transaction_tender (
    record_id TEXT NOT NULL,
    tender_number BIGINT NOT NULL,
    tender_code TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    change_minor BIGINT NOT NULL,
    PRIMARY KEY (record_id, tender_number)
);
CREATE TABLE offline_sync_log (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    log_id BIGINT NOT NULL,
    job TEXT NOT NULL,
    direction TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    stopped_at TEXT,
    rows_down_ok BIGINT NOT NULL,
    rows_down_err BIGINT NOT NULL,
    rows_up_ok BIGINT NOT NULL,
    rows_up_err BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    message TEXT,
    fault TEXT,
    PRIMARY KEY (store_number, register_number, log_id)
);
