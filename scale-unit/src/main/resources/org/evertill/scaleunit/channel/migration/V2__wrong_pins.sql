-- Wrong PINs in a row of workers who are published: neither a restart nor the next package clears them.
CREATE TABLE wrong_pin (
    worker_number ${text} NOT NULL PRIMARY KEY,
    wrong_count ${integer} NOT NULL,
    newest_at ${text} NOT NULL
) ${options};
