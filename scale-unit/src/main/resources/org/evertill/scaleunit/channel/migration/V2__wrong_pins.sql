-- Wrong PINs in a row of workers who are published: neither a restart nor the next package clears them.
CREATE TABLE wrong_pin (
    worker_number TEXT NOT NULL PRIMARY KEY,
    wrong_count INTEGER NOT NULL,
    newest_at TEXT NOT NULL
) STRICT;
