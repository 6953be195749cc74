-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail varchar(80) NOT NULL UNIQUE, note text);
CREATE INDEX users_mail_lower ON users (lower(mail) DESC) WHERE mail <> '';
CREATE TABLE logins (mail varchar(80) REFERENCES users (mail) ON UPDATE CASCADE);
-- v1
SELECT mail FROM users WHERE mail = $1;
INSERT INTO users (id, mail) VALUES ($1, $2) ON CONFLICT (mail) DO UPDATE SET note = $3;
-- v2
SELECT email FROM users WHERE email = $1;
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET note = $3;
-- change
ALTER TABLE users RENAME COLUMN mail TO email;
