-- schema
CREATE TABLE plans (id bigint PRIMARY KEY, code text, note text);
-- v1
SELECT note FROM plans WHERE id = $1;
-- v2
SELECT note FROM plans WHERE code = $1;
INSERT INTO plans (id, code) VALUES ($1, $2);
-- change
ALTER TABLE plans ADD CONSTRAINT plans_code UNIQUE NULLS NOT DISTINCT (code) INCLUDE (note) WITH (fillfactor = 60, deduplicate_items = off) USING INDEX TABLESPACE pg_default;
