-- What the columns of an imported file mean: said once, kept by name, as JSON.
CREATE TABLE import_mapping (
    mapping_name ${text} NOT NULL PRIMARY KEY,
    mapping ${text} NOT NULL,
    kept_at ${text} NOT NULL
) ${options};

-- Which store of headquarters a chain's store in imported files is.
CREATE TABLE import_store (
    chain_id ${text} NOT NULL,
    store_id ${text} NOT NULL,
    store_number ${text} NOT NULL,
    PRIMARY KEY (chain_id, store_id)
) ${options};

-- Every import there ever was, also those that changed nothing.
CREATE TABLE import_run (
    run_id ${counted},
    started_by ${text} NOT NULL,
    file_name ${text} NOT NULL,
    file_sha256 ${text} NOT NULL,
    mapping_name ${text} NOT NULL,
    mode ${text} NOT NULL,
    state ${text} NOT NULL,
    rows_read ${integer} NOT NULL,
    rows_rejected ${integer} NOT NULL,
    rows_changed ${integer} NOT NULL,
    started_at ${text} NOT NULL,
    stopped_at ${text},
    message ${text}
) ${options};
