-- reference
index product_barcode_by_product_number on product_barcode: CREATE INDEX product_barcode_by_product_number ON product_barcode (product_number);
index product_by_category_code on product: CREATE INDEX product_by_category_code ON product (category_code);
index product_by_favourite_position on product: CREATE INDEX product_by_favourite_position ON product (favourite_position) WHERE favourite_position IS NOT NULL;
index sqlite_autoindex_product_1 on product: ;
table category on category: CREATE TABLE category (
    category_code TEXT NOT NULL,
    icon TEXT NOT NULL,
    colour TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (category_code)
) STRICT, WITHOUT ROWID;
table category_name on category_name: CREATE TABLE category_name (
    category_code TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (category_code, language)
) STRICT, WITHOUT ROWID;
table country on country: CREATE TABLE country (
    country_code TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country_code, language)
) STRICT, WITHOUT ROWID;
table currency on currency: CREATE TABLE currency (
    currency_code TEXT NOT NULL,
    minor_digits INTEGER NOT NULL,
    cash_rounding_minor INTEGER NOT NULL,
    PRIMARY KEY (currency_code)
) STRICT, WITHOUT ROWID;
table delivery_mode on delivery_mode: CREATE TABLE delivery_mode (
    mode_code TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (mode_code, language)
) STRICT, WITHOUT ROWID;
table denomination on denomination: CREATE TABLE denomination (
    currency_code TEXT NOT NULL,
    value_minor INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (currency_code, value_minor)
) STRICT, WITHOUT ROWID;
table item_price_parameter on item_price_parameter: CREATE TABLE item_price_parameter (
    parameter_code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (parameter_code)
) STRICT, WITHOUT ROWID;
table loyalty_program on loyalty_program: CREATE TABLE loyalty_program (
    program_code TEXT NOT NULL,
    name TEXT NOT NULL,
    currency_code TEXT NOT NULL,
    points_thousandths_per_unit INTEGER NOT NULL,
    PRIMARY KEY (program_code)
) STRICT, WITHOUT ROWID;
table package_content on package_content: CREATE TABLE package_content (table_name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
table package_cursor on package_cursor: CREATE TABLE package_cursor (version INTEGER NOT NULL, data_group TEXT NOT NULL, kind TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
table product on product: CREATE TABLE product (
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
table product_barcode on product_barcode: CREATE TABLE product_barcode (
    barcode TEXT NOT NULL,
    product_number TEXT NOT NULL,
    symbology TEXT NOT NULL,
    PRIMARY KEY (barcode)
) STRICT, WITHOUT ROWID;
table product_name on product_name: CREATE TABLE product_name (
    product_number TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (product_number, language)
) STRICT, WITHOUT ROWID;
table product_price on product_price: CREATE TABLE product_price (
    product_number TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    unit_price_micros INTEGER NOT NULL,
    currency_code TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (product_number, valid_from)
) STRICT, WITHOUT ROWID;
table product_search on product_search: CREATE VIRTUAL TABLE product_search USING fts5(names, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
table product_search_config on product_search_config: CREATE TABLE 'product_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
table product_search_data on product_search_data: CREATE TABLE 'product_search_data'(id INTEGER PRIMARY KEY, block BLOB);
table product_search_docsize on product_search_docsize: CREATE TABLE 'product_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
table product_search_idx on product_search_idx: CREATE TABLE 'product_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
table promotion on promotion: CREATE TABLE promotion (
    promotion_number TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    members_only INTEGER NOT NULL,
    needs_coupon INTEGER NOT NULL,
    reward_code TEXT NOT NULL,
    minimum_quantity_thousandths INTEGER,
    price_micros INTEGER,
    discount_ppm INTEGER,
    PRIMARY KEY (promotion_number)
) STRICT, WITHOUT ROWID;
table promotion_product on promotion_product: CREATE TABLE promotion_product (
    product_number TEXT NOT NULL,
    promotion_number TEXT NOT NULL,
    minimum_quantity_thousandths INTEGER NOT NULL,
    price_micros INTEGER,
    discount_ppm INTEGER,
    PRIMARY KEY (product_number, promotion_number)
) STRICT, WITHOUT ROWID;
table reason_code on reason_code: CREATE TABLE reason_code (
    reason_code TEXT NOT NULL,
    operation_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (reason_code)
) STRICT, WITHOUT ROWID;
table reason_text on reason_text: CREATE TABLE reason_text (
    reason_code TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (reason_code, language)
) STRICT, WITHOUT ROWID;
table store on store: CREATE TABLE store (
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
table tax_group on tax_group: CREATE TABLE tax_group (
    tax_group_code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tax_group_code)
) STRICT, WITHOUT ROWID;
table tax_rate on tax_rate: CREATE TABLE tax_rate (
    tax_group_code TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,
    rate_ppm INTEGER NOT NULL,
    inclusive INTEGER NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (tax_group_code, tax_code, valid_from)
) STRICT, WITHOUT ROWID;
table tender_type on tender_type: CREATE TABLE tender_type (
    tender_code TEXT NOT NULL,
    name TEXT NOT NULL,
    operation_number INTEGER NOT NULL,
    PRIMARY KEY (tender_code)
) STRICT, WITHOUT ROWID;
table unit_of_measure on unit_of_measure: CREATE TABLE unit_of_measure (
    unit_code TEXT NOT NULL,
    symbol TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    PRIMARY KEY (unit_code)
) STRICT, WITHOUT ROWID;
-- private
table customer on customer: CREATE TABLE customer (
    customer_number TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    blocked INTEGER NOT NULL,
    created_on TEXT NOT NULL,
    last_visit_on TEXT,
    PRIMARY KEY (customer_number)
) STRICT, WITHOUT ROWID;
table loyalty_card on loyalty_card: CREATE TABLE loyalty_card (
    card_number TEXT NOT NULL,
    customer_number TEXT NOT NULL,
    program_code TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (card_number)
) STRICT, WITHOUT ROWID;
table offline_exclusion on offline_exclusion: CREATE TABLE offline_exclusion (
    scope_code TEXT NOT NULL,
    job_number TEXT NOT NULL,
    table_name TEXT NOT NULL,
    PRIMARY KEY (scope_code, job_number, table_name)
) STRICT, WITHOUT ROWID;
table offline_profile on offline_profile: CREATE TABLE offline_profile (
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
table offline_profile_scope on offline_profile_scope: CREATE TABLE offline_profile_scope (
    profile_code TEXT NOT NULL,
    scope_code TEXT NOT NULL,
    PRIMARY KEY (profile_code)
) STRICT, WITHOUT ROWID;
table offline_scope on offline_scope: CREATE TABLE offline_scope (
    scope_code TEXT NOT NULL,
    name TEXT NOT NULL,
    assortment_only INTEGER NOT NULL,
    best_sellers INTEGER,
    best_sellers_days INTEGER,
    recent_customers_days INTEGER,
    PRIMARY KEY (scope_code)
) STRICT, WITHOUT ROWID;
table package_content on package_content: CREATE TABLE package_content (table_name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
table package_cursor on package_cursor: CREATE TABLE package_cursor (version INTEGER NOT NULL, data_group TEXT NOT NULL, kind TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
table register on register: CREATE TABLE register (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    name TEXT NOT NULL,
    support_offline INTEGER NOT NULL,
    offline_profile_code TEXT NOT NULL,
    PRIMARY KEY (store_number, register_number)
) STRICT, WITHOUT ROWID;
table return_quantity on return_quantity: CREATE TABLE return_quantity (
    record_id TEXT NOT NULL,
    line_number INTEGER NOT NULL,
    product_number TEXT NOT NULL,
    returned_thousandths INTEGER NOT NULL,
    PRIMARY KEY (record_id, line_number)
) STRICT, WITHOUT ROWID;
table role_permission on role_permission: CREATE TABLE role_permission (
    role_code TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_code, permission)
) STRICT, WITHOUT ROWID;
table staff on staff: CREATE TABLE staff (
    worker_number TEXT NOT NULL,
    name TEXT NOT NULL,
    role_code TEXT NOT NULL,
    language TEXT NOT NULL,
    pin_hash TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    PRIMARY KEY (worker_number)
) STRICT, WITHOUT ROWID;
