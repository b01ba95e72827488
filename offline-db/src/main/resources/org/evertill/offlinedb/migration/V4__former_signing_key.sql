-- The signing key before the newest, and until when packages signed by it are taken, where headquarters changed it.
ALTER TABLE register_identity ADD COLUMN former_signing_key TEXT;
ALTER TABLE register_identity ADD COLUMN former_signing_key_until TEXT;
