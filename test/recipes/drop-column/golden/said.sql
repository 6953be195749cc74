-- Drop users.note in the next release
-- servers: The new server neither reads nor writes note; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.

-- contract, next release: Drop users.note
ALTER TABLE users DROP COLUMN note;
-- down: ALTER TABLE users ADD COLUMN note text;
-- down: COMMENT ON COLUMN users.note IS 'Free text';
-- down: ALTER TABLE users ALTER COLUMN note SET STORAGE external;
-- down: ALTER TABLE users ALTER COLUMN note SET STATISTICS 500;
