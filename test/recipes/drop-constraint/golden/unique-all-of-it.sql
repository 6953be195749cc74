-- Drop one_mail of users in the next release
-- servers: v1.0.0 rests an upsert on one_mail (db/queries/server.sql:1).
-- servers: The new server still keeps to one_mail, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break one_mail by then.

-- contract, next release: Drop one_mail of users
ALTER TABLE users DROP CONSTRAINT one_mail;
-- down: ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT (mail, id) INCLUDE (note) WITH (fillfactor = 70);
-- down: COMMENT ON CONSTRAINT one_mail ON users IS 'Each once';
-- down: ALTER TABLE users REPLICA IDENTITY USING INDEX one_mail;
