-- Drop users.nickname in two releases
-- servers: v1.0.0 reads nickname, and no value can be made up that says nothing to it: the new server does not read nickname, and goes on writing a value to it in every row.
-- servers: The server after it leaves nickname out of every INSERT, and has no SELECT * that counts on it.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: The way back from the next release fails while there are rows without nickname; give them a value first.
-- note: users_nickname_key goes along with the column: make sure that no ON CONFLICT of the new server rests on it.

-- expand, next release: Let users.nickname be NULL where it is left out
ALTER TABLE users ALTER COLUMN nickname DROP NOT NULL;
-- down: ALTER TABLE users ALTER COLUMN nickname SET NOT NULL;

-- contract, release after next: Drop users.nickname
ALTER TABLE users DROP COLUMN nickname;
-- down: ALTER TABLE users ADD COLUMN nickname text;
