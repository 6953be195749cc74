-- Drop by_made in the next release
-- servers: v1.0.0 names by_made or upserts by it: that fails without it.
-- servers: The new server does without by_made.
-- note: The way back builds the index anew, without a COMMENT, INVISIBLE and the like.

-- contract, next release: Drop by_made
DROP INDEX by_made ON orders;
-- down: CREATE INDEX by_made ON orders (made);
