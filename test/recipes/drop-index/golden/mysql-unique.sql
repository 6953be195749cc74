-- Drop by_mail in the next release
-- servers: v1.0.0 uses users, and can count on what by_mail keeps unique.
-- servers: v1.0.0 looks rows of users up by mail.
-- servers: The new server does without by_mail, and writes no duplicates as long as it is there.
-- note: The way back builds the index anew, without a COMMENT, INVISIBLE and the like.

-- contract, next release: Drop by_mail
DROP INDEX by_mail ON users;
-- down: CREATE UNIQUE INDEX by_mail USING BTREE ON users (mail);
