-- What this register trusts to be its scale unit's certificate, in PEM; empty for what the system trusts.
ALTER TABLE register_identity ADD COLUMN scale_unit_certificates TEXT NOT NULL DEFAULT '';
