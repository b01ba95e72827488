-- Records the damaged file does not give. They are unsent, and the watermark stays below the first of them.
CREATE TABLE unreadable_record (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    reason TEXT NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation, sequence)
) STRICT, WITHOUT ROWID;

-- Where such a record holds the watermark back: the newest record the scale unit has answered for. What stands between
-- the two is answered for as well, but for the unreadable ones.
CREATE TABLE upload_reach (
    store_number TEXT NOT NULL,
    register_number TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (store_number, register_number, incarnation)
) STRICT, WITHOUT ROWID;
