-- Drop users.No te in the next release
-- servers: The new server neither reads nor writes No te; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.

-- contract, next release: Drop users.No te
DROP TRIGGER "On note" ON users;
ALTER TABLE users DROP COLUMN "No te";
-- down: ALTER TABLE users ADD COLUMN "No te" text;
