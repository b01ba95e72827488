-- A record that was set aside is told apart by a SHA-256 of its id, hash and payload, and no longer by its arrival: a
-- channel's database that was set back counts arrivals anew. What stands here already keeps a fingerprint of its own.
CREATE TABLE quarantined_record_anew (
    quarantine_number ${counted},
    channel_code ${text} NOT NULL,
    arrival ${integer} NOT NULL,
    fingerprint ${bytes} NOT NULL,
    record_id ${text} NOT NULL,
    hash ${bytes} NOT NULL,
    payload ${bytes} NOT NULL,
    reason ${text} NOT NULL,
    found_at ${text} NOT NULL,
    UNIQUE (channel_code, fingerprint)
) ${options};
INSERT INTO quarantined_record_anew (channel_code, arrival, fingerprint, record_id, hash, payload, reason, found_at)
SELECT channel_code, arrival, CAST('before ' || quarantine_number AS ${bytes}), record_id, hash, payload, reason,
    found_at
FROM quarantined_record ORDER BY quarantine_number;
DROP TABLE quarantined_record;
ALTER TABLE quarantined_record_anew RENAME TO quarantined_record;

-- Which versions are out there, as those who have them tell: asked before each package is made.
CREATE INDEX register_report_reference ON register_report (reference_edition, reference_version);
CREATE INDEX register_report_private ON register_report (private_edition, private_version);
