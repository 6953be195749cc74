-- PostgreSQL 18: a check that is not enforced refuses nothing. One that is dropped again neither.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 18 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: db/queries/items.sql
INSERT INTO items (id, weight) VALUES ($1, $2);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT ENFORCED;
--                               ^^^^^^^^^^^^^^^ warning not-enforced: weight_positive of items is NOT ENFORCED: no row is ever checked
ALTER TABLE items ADD CONSTRAINT weight_small CHECK (weight < 9) NOT VALID;
ALTER TABLE items DROP CONSTRAINT weight_small;
