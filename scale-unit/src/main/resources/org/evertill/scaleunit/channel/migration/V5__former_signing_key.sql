-- The signing key before the newest, and until when packages signed by it are taken, where headquarters changed it.
ALTER TABLE headquarters ADD COLUMN former_signing_key ${text};
ALTER TABLE headquarters ADD COLUMN former_signing_key_until ${text};
