-- schema
CREATE TABLE users (id bigint NOT NULL, mail text NOT NULL, note text);
CREATE UNIQUE INDEX users_mail ON users (mail text_pattern_ops) WITH (fillfactor = 60);
ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT (mail, id) INCLUDE (note) WITH (fillfactor = 70);
COMMENT ON CONSTRAINT one_mail ON users IS 'Each once';
ALTER TABLE users REPLICA IDENTITY USING INDEX one_mail;
-- v1
INSERT INTO users (id, mail) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT one_mail DO NOTHING;
-- v2
INSERT INTO users (id, mail) VALUES ($1, $2);
-- change
ALTER TABLE users DROP CONSTRAINT one_mail;
