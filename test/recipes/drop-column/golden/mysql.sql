-- Drop users.born in the next release
-- servers: The new server neither reads nor writes born; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- servers: v1.0.0 reads NULL in rows of the new server: make sure that it can.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: The way back from the first step fails while there are rows without a value; give them one first.

-- expand, this release: Let users.born be NULL where it is left out
ALTER TABLE users MODIFY COLUMN born date;
-- down: ALTER TABLE users MODIFY COLUMN born date NOT NULL;

-- contract, next release: Drop users.born
ALTER TABLE users DROP COLUMN born;
-- down: ALTER TABLE users ADD COLUMN born date;
