-- schema
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail text NOT NULL DEFAULT '' CONSTRAINT one_mail UNIQUE, note text);
CREATE TABLE orders (id bigint PRIMARY KEY, mail text REFERENCES users (mail) ON UPDATE CASCADE);
CREATE VIEW mails AS SELECT mail FROM users;
-- v1
SELECT id, mail FROM users WHERE mail = $1 FOR UPDATE;
INSERT INTO users (mail, note) VALUES ($1, $2) ON CONFLICT (mail) DO UPDATE SET note = excluded.note RETURNING id;
UPDATE users SET mail = $2 WHERE id = $1;
SELECT mail FROM mails;
-- v2
SELECT id, email FROM users WHERE email = $1;
INSERT INTO users (email) VALUES ($1) ON CONFLICT (email) DO NOTHING;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
