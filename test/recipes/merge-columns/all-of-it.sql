-- schema
CREATE TABLE users (id bigint PRIMARY KEY, first_name text, last_name text, CONSTRAINT short CHECK (length(first_name || last_name) < 70));
CREATE INDEX users_names ON users (last_name DESC NULLS LAST, first_name text_pattern_ops) WITH (fillfactor = 60);
ALTER TABLE users ALTER first_name SET STATISTICS 500, ALTER last_name SET STORAGE external, ALTER last_name SET (n_distinct = 7);
CREATE STATISTICS users_together ON first_name, last_name FROM users;
COMMENT ON COLUMN users.first_name IS 'What friends say';
COMMENT ON INDEX users_names IS 'For the list';
-- v1
SELECT first_name, last_name FROM users WHERE id = $1;
INSERT INTO users (id, first_name, last_name) VALUES ($1, $2, $3);
-- v2
SELECT full_name FROM users WHERE id = $1;
INSERT INTO users (id, full_name) VALUES ($1, $2);
-- change
ALTER TABLE users ADD COLUMN full_name text;
COMMENT ON COLUMN users.full_name IS 'First and last';
ALTER TABLE users ALTER full_name SET STATISTICS 100;
UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '');
ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name;
