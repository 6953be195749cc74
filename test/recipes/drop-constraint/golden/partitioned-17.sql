-- Drop posts_author of posts in the next release
-- servers: v1.0.0 finds the row that posts.author names.
-- servers: The new server still keeps to posts_author, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break posts_author by then.
-- note: Then nothing looks after rows of posts whose row of users is deleted.

-- contract, next release: Drop posts_author of posts
ALTER TABLE posts DROP CONSTRAINT posts_author;
-- down: ALTER TABLE posts ADD CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users (id);
