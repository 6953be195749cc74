-- Drop users.code in the next release
-- servers: The new server neither reads nor writes code; it leaves it out of every INSERT and has no SELECT * that counts on it.
-- note: After the contract step there is no way back to v1.0.0, and the values are gone: undoing it brings back an empty column.
-- note: users_code_key goes along with the column: make sure that no ON CONFLICT of the new server rests on it.

-- contract, next release: Drop users.code
DROP VIEW few_codes;
DROP VIEW codes;
ALTER TABLE grants DROP CONSTRAINT grants_code_fkey;
ALTER TABLE users DROP COLUMN upper_code;
ALTER TABLE users DROP COLUMN code;
-- down: ALTER TABLE users ADD COLUMN code text;
