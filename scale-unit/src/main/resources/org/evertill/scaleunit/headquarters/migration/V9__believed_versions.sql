-- By whose word everything was published anew, because they told of a version this database knew nothing of: one device
-- that tells what is not so must not have that done again and again.
CREATE TABLE believed_version (
    edition_code ${text} NOT NULL,
    kind ${text} NOT NULL,
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    believed_at ${text} NOT NULL,
    PRIMARY KEY (edition_code, kind, store_number, register_number)
) ${options};
