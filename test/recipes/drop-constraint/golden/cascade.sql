-- Drop posts_author_fkey of posts in the next release
-- servers: v1.0.0 deletes rows and leaves it to posts_author_fkey to look after those of posts.
-- servers: The new server still keeps to posts_author_fkey, which the database sees to, and no longer counts on it: once the contract step has run, it may write what was refused before.
-- note: The way back from the contract step fails, or leaves rows unchecked, where rows break posts_author_fkey by then.
-- note: Then nothing looks after rows of posts whose row of users is deleted.

-- contract, next release: Drop posts_author_fkey of posts
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
-- down: ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
