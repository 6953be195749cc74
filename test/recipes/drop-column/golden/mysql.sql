-- Drop users.born in two releases
-- servers: v1.0.0 reads born, and no value can be made up that says nothing to it: the new server does not read born, and goes on writing a value to it in every row.
-- servers: The server after it leaves born out of every INSERT, and has no SELECT * that counts on it.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: The way back from the next release fails while there are rows without born; give them a value first.

-- expand, next release: Let users.born be NULL where it is left out
ALTER TABLE users MODIFY COLUMN born date, ALGORITHM=INPLACE, LOCK=NONE;
-- down: ALTER TABLE users MODIFY COLUMN born date NOT NULL;

-- contract, release after next: Drop users.born
ALTER TABLE users DROP COLUMN born, ALGORITHM=INSTANT;
-- down: ALTER TABLE users ADD COLUMN born date;
