-- How far the changes of each job's tables have gone into an edition of packages: its next delta begins there.
-- Without a row the tables are compared whole, so the cursors kept by kind before are not missed.
DROP TABLE group_cursor;
CREATE TABLE job_cursor (
    edition_code ${text} NOT NULL,
    job_number ${text} NOT NULL,
    tracking_version ${integer} NOT NULL,
    PRIMARY KEY (edition_code, job_number)
) ${options};

-- Packages made so far of each edition; the files stand in the packages folder.
CREATE TABLE package_version (
    edition_code ${text} NOT NULL,
    kind ${text} NOT NULL,
    version ${integer} NOT NULL,
    created_at ${text} NOT NULL,
    PRIMARY KEY (edition_code, kind, version)
) ${options};
INSERT INTO package_version SELECT data_group_code, kind, version, created_at FROM data_package;
DROP TABLE data_package;

-- Which products a store sells, for the offline scopes that keep no others.
CREATE TABLE store_assortment (
    store_number ${text} NOT NULL,
    product_number ${text} NOT NULL,
    PRIMARY KEY (store_number, product_number)
) ${options};
