-- schema
CREATE TABLE users (id bigint PRIMARY KEY, code text UNIQUE, upper_code text GENERATED ALWAYS AS (upper(code)) STORED);
CREATE TABLE grants (code text CONSTRAINT grants_code_fkey REFERENCES users (code));
CREATE VIEW codes AS SELECT code FROM users;
CREATE VIEW few_codes AS SELECT code FROM codes LIMIT 5;
-- v1
SELECT code FROM few_codes;
-- v2
SELECT id FROM users;
-- change
ALTER TABLE users DROP COLUMN code CASCADE;
