-- Drop users.nickname in the next release
-- servers: The new server neither reads nor writes nickname; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- servers: v1.0.0 does not read nickname, so NULL is as good as any value.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: The way back from the first step fails while there are rows without a value; give them one first.
-- note: users_nickname_key goes along with the column: make sure that no ON CONFLICT of the new server rests on it.

-- expand, this release: Let users.nickname be NULL where it is left out
ALTER TABLE users ALTER COLUMN nickname DROP NOT NULL;
-- down: ALTER TABLE users ALTER COLUMN nickname SET NOT NULL;

-- contract, next release: Drop users.nickname
ALTER TABLE users DROP COLUMN nickname;
-- down: ALTER TABLE users ADD COLUMN nickname text;
