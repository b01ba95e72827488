-- What each register last told of its offline database.
CREATE TABLE register_report (
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    reference_edition ${text} NOT NULL,
    reference_version ${integer} NOT NULL,
    private_edition ${text} NOT NULL,
    private_version ${integer} NOT NULL,
    unsent_records ${integer} NOT NULL,
    oldest_unsent_at ${text},
    reported_at ${text} NOT NULL,
    PRIMARY KEY (store_number, register_number)
) ${options};
