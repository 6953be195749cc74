-- Drop of_author of posts in the next release
-- servers: v1.0.0 deletes rows and leaves it to of_author to look after those of posts.
-- servers: The new server still keeps to of_author, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break of_author by then.
-- note: Then nothing looks after rows of posts whose row of users is deleted.

-- contract, next release: Drop of_author of posts
ALTER TABLE posts DROP CONSTRAINT of_author;
-- down: ALTER TABLE posts ADD CONSTRAINT of_author FOREIGN KEY (author) REFERENCES users (id) ON DELETE SET DEFAULT ON UPDATE CASCADE DEFERRABLE NOT VALID;
-- down: COMMENT ON CONSTRAINT of_author ON posts IS 'Who wrote it';
