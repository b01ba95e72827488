-- What was set aside is told apart by a SHA-256 of its id, hash and payload: these have any length, and no index takes
-- that. What stands here already is kept under a fingerprint of its own.
CREATE TABLE quarantined_record_anew (
    quarantine_number ${counted},
    fingerprint ${bytes} NOT NULL UNIQUE,
    store_number ${text} NOT NULL,
    register_number ${text} NOT NULL,
    incarnation ${integer} NOT NULL,
    sequence ${integer} NOT NULL,
    record_id ${text} NOT NULL,
    previous_hash ${bytes} NOT NULL,
    hash ${bytes} NOT NULL,
    payload ${bytes} NOT NULL,
    reason ${text} NOT NULL,
    received_at ${text} NOT NULL
) ${options};
INSERT INTO quarantined_record_anew (fingerprint, store_number, register_number, incarnation, sequence, record_id,
    previous_hash, hash, payload, reason, received_at)
SELECT CAST('before ' || quarantine_number AS ${bytes}), store_number, register_number, incarnation, sequence,
    record_id, previous_hash, hash, payload, reason, received_at
FROM quarantined_record ORDER BY quarantine_number;
DROP TABLE quarantined_record;
ALTER TABLE quarantined_record_anew RENAME TO quarantined_record;
