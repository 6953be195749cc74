-- schema
CREATE TABLE plans (id bigint PRIMARY KEY, code text NOT NULL, note text);
-- v1
SELECT code FROM plans;
UPDATE plans SET note = $1 WHERE id = $2;
-- v2
INSERT INTO plans (id, code) VALUES ($1, $2);
-- change
ALTER TABLE plans ADD UNIQUE (code);
