CREATE TABLE currency (
    currency_code TEXT COLLATE "C" NOT NULL,
    minor_digits BIGINT NOT NULL,
    cash_rounding_minor BIGINT NOT NULL,
    PRIMARY KEY (currency_code)
);
CREATE TABLE denomination (
    currency_code TEXT COLLATE "C" NOT NULL,
    value_minor BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (currency_code, value_minor)
);
CREATE TABLE product_price (
    product_number TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    unit_price_micros BIGINT NOT NULL,
    currency_code TEXT COLLATE "C" NOT NULL,
    valid_to TEXT COLLATE "C",
    PRIMARY KEY (product_number, valid_from)
);
CREATE TABLE promotion (
    promotion_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C",
    valid_to TEXT COLLATE "C",
    members_only BIGINT NOT NULL,
    needs_coupon BIGINT NOT NULL,
    reward_code TEXT COLLATE "C" NOT NULL,
    minimum_quantity_thousandths BIGINT,
    price_micros BIGINT,
    discount_ppm BIGINT,
    PRIMARY KEY (promotion_number)
);
CREATE TABLE promotion_product (
    product_number TEXT COLLATE "C" NOT NULL,
    promotion_number TEXT COLLATE "C" NOT NULL,
    minimum_quantity_thousandths BIGINT NOT NULL,
    price_micros BIGINT,
    discount_ppm BIGINT,
    PRIMARY KEY (product_number, promotion_number)
);
CREATE TABLE reason_code (
    reason_code TEXT COLLATE "C" NOT NULL,
    operation_number BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (reason_code)
);
CREATE TABLE reason_text (
    reason_code TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (reason_code, language)
);
CREATE TABLE product (
    product_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    category_code TEXT COLLATE "C" NOT NULL,
    tax_group_code TEXT COLLATE "C" NOT NULL,
    unit_code TEXT COLLATE "C" NOT NULL,
    price_override_allowed BIGINT NOT NULL,
    favourite_position BIGINT,
    popularity BIGINT NOT NULL,
    blocked BIGINT NOT NULL,
    net_content_thousandths BIGINT,
    net_content_unit TEXT COLLATE "C",
    PRIMARY KEY (product_number)
);
CREATE INDEX product_by_category_code ON product (category_code);
CREATE INDEX product_by_favourite_position ON product (favourite_position) WHERE favourite_position IS NOT NULL;
CREATE TABLE product_name (
    product_number TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (product_number, language)
);
CREATE TABLE product_barcode (
    barcode TEXT COLLATE "C" NOT NULL,
    product_number TEXT COLLATE "C" NOT NULL,
    symbology TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (barcode)
);
CREATE INDEX product_barcode_by_product_number ON product_barcode (product_number);
CREATE TABLE loyalty_program (
    program_code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    currency_code TEXT COLLATE "C" NOT NULL,
    points_thousandths_per_unit BIGINT NOT NULL,
    PRIMARY KEY (program_code)
);
CREATE TABLE store (
    store_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    currency_code TEXT COLLATE "C" NOT NULL,
    time_zone TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    receipt_footer TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (store_number)
);
CREATE TABLE tender_type (
    tender_code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    operation_number BIGINT NOT NULL,
    PRIMARY KEY (tender_code)
);
CREATE TABLE tax_group (
    tax_group_code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tax_group_code)
);
CREATE TABLE tax_rate (
    tax_group_code TEXT COLLATE "C" NOT NULL,
    tax_code TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    rate_ppm BIGINT NOT NULL,
    inclusive BIGINT NOT NULL,
    valid_to TEXT COLLATE "C",
    PRIMARY KEY (tax_group_code, tax_code, valid_from)
);
CREATE TABLE item_price_parameter (
    parameter_code TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (parameter_code)
);
CREATE TABLE unit_of_measure (
    unit_code TEXT COLLATE "C" NOT NULL,
    symbol TEXT COLLATE "C" NOT NULL,
    decimals BIGINT NOT NULL,
    PRIMARY KEY (unit_code)
);
CREATE TABLE country (
    country_code TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (country_code, language)
);
CREATE TABLE delivery_mode (
    mode_code TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (mode_code, language)
);
CREATE TABLE category (
    category_code TEXT COLLATE "C" NOT NULL,
    icon TEXT COLLATE "C" NOT NULL,
    colour TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (category_code)
);
CREATE TABLE category_name (
    category_code TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (category_code, language)
);
CREATE TABLE customer (
    customer_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C",
    email TEXT COLLATE "C",
    blocked BIGINT NOT NULL,
    created_on TEXT COLLATE "C" NOT NULL,
    last_visit_on TEXT COLLATE "C",
    PRIMARY KEY (customer_number)
);
CREATE TABLE loyalty_card (
    card_number TEXT COLLATE "C" NOT NULL,
    customer_number TEXT COLLATE "C" NOT NULL,
    program_code TEXT COLLATE "C" NOT NULL,
    blocked BIGINT NOT NULL,
    PRIMARY KEY (card_number)
);
CREATE TABLE return_quantity (
    record_id TEXT COLLATE "C" NOT NULL,
    line_number BIGINT NOT NULL,
    product_number TEXT COLLATE "C" NOT NULL,
    returned_thousandths BIGINT NOT NULL,
    PRIMARY KEY (record_id, line_number)
);
CREATE TABLE staff (
    worker_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    role_code TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    pin_hash TEXT COLLATE "C" NOT NULL,
    blocked BIGINT NOT NULL,
    PRIMARY KEY (worker_number)
);
CREATE TABLE role_permission (
    role_code TEXT COLLATE "C" NOT NULL,
    permission TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (role_code, permission)
);
CREATE TABLE register (
    store_number TEXT COLLATE "C" NOT NULL,
    register_number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    support_offline BIGINT NOT NULL,
    offline_profile_code TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (store_number, register_number)
);
CREATE TABLE offline_profile (
    profile_code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
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
    lookup_source TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (profile_code)
);
CREATE TABLE offline_scope (
    scope_code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    assortment_only BIGINT NOT NULL,
    best_sellers BIGINT,
    best_sellers_days BIGINT,
    recent_customers_days BIGINT,
    PRIMARY KEY (scope_code)
);
CREATE TABLE offline_exclusion (
    scope_code TEXT COLLATE "C" NOT NULL,
    job_number TEXT COLLATE "C" NOT NULL,
    table_name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope_code, job_number, table_name)
);
CREATE TABLE offline_profile_scope (
    profile_code TEXT COLLATE "C" NOT NULL,
    scope_code TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (profile_code)
);
CREATE TABLE journal_record (
    store_number TEXT COLLATE "C" NOT NULL,
    register_number TEXT COLLATE "C" NOT NULL,
    incarnation BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    record_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    receipt_number BIGINT,
    recorded_at TEXT COLLATE "C" NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    payload BYTEA NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation, sequence)
);
CREATE UNIQUE INDEX journal_record_by_record_id ON journal_record (record_id);
CREATE TABLE retail_transaction (
    record_id TEXT COLLATE "C" NOT NULL,
    store_number TEXT COLLATE "C" NOT NULL,
    register_number TEXT COLLATE "C" NOT NULL,
    incarnation BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    receipt_number BIGINT,
    external_reference TEXT COLLATE "C",
    worker_number TEXT COLLATE "C" NOT NULL,
    void_worker TEXT COLLATE "C",
    shift_id TEXT COLLATE "C" NOT NULL,
    business_date TEXT COLLATE "C" NOT NULL,
    begun_at TEXT COLLATE "C" NOT NULL,
    concluded_at TEXT COLLATE "C" NOT NULL,
    connection TEXT COLLATE "C" NOT NULL,
    data_version BIGINT NOT NULL,
    currency_code TEXT COLLATE "C" NOT NULL,
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
    record_id TEXT COLLATE "C" NOT NULL,
    line_number BIGINT NOT NULL,
    product_number TEXT COLLATE "C" NOT NULL,
    barcode TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    quantity_thousandths BIGINT NOT NULL,
    unit_code TEXT COLLATE "C" NOT NULL,
    list_price_micros BIGINT NOT NULL,
    unit_price_micros BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    tax_group_code TEXT COLLATE "C" NOT NULL,
    tax_minor BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    is_return BIGINT NOT NULL,
    override_reason TEXT COLLATE "C",
    override_worker TEXT COLLATE "C",
    return_worker TEXT COLLATE "C",
    void_worker TEXT COLLATE "C",
    PRIMARY KEY (record_id, line_number)
);
CREATE TABLE retail_transaction_tax (
    record_id TEXT COLLATE "C" NOT NULL,
    tax_group_code TEXT COLLATE "C" NOT NULL,
    tax_code TEXT COLLATE "C" NOT NULL,
    rate_ppm BIGINT NOT NULL,
    inclusive BIGINT NOT NULL,
    taxable_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,
    PRIMARY KEY (record_id, tax_group_code, tax_code)
);
CREATE TABLE retail_transaction_tender (
    record_id TEXT COLLATE "C" NOT NULL,
    tender_number BIGINT NOT NULL,
    tender_code TEXT COLLATE "C" NOT NULL,
    amount_minor BIGINT NOT NULL,
    change_minor BIGINT NOT NULL,
    PRIMARY KEY (record_id, tender_number)
);
CREATE TABLE offline_sync_log (
    store_number TEXT COLLATE "C" NOT NULL,
    register_number TEXT COLLATE "C" NOT NULL,
    log_id BIGINT NOT NULL,
    job TEXT COLLATE "C" NOT NULL,
    direction TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    started_at TEXT COLLATE "C" NOT NULL,
    stopped_at TEXT COLLATE "C",
    rows_down_ok BIGINT NOT NULL,
    rows_down_err BIGINT NOT NULL,
    rows_up_ok BIGINT NOT NULL,
    rows_up_err BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    message TEXT COLLATE "C",
    fault TEXT COLLATE "C",
    PRIMARY KEY (store_number, register_number, log_id)
);
