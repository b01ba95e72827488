-- By which channels in processes of their own are known. The token itself is never stored.
CREATE TABLE channel_token (
    token_hash ${bytes} NOT NULL PRIMARY KEY,
    store_number ${text} NOT NULL,
    issued_at ${text} NOT NULL,
    revoked_at ${text}
) ${options};
