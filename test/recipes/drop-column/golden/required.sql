-- Drop users.nickname in the next release
-- servers: The new server neither reads nor writes nickname; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- servers: v1.0.0 reads '' in rows of the new server, as long as both run and after a rollback.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: Choose a default other than '' if v1.0.0 reads another value better.

-- expand, this release: Let users.nickname stand at '' where it is left out
ALTER TABLE users ALTER COLUMN nickname SET DEFAULT '';
-- down: ALTER TABLE users ALTER COLUMN nickname DROP DEFAULT;

-- contract, next release: Drop users.nickname
ALTER TABLE users DROP COLUMN nickname;
-- down: ALTER TABLE users ADD COLUMN nickname text;
