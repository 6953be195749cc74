-- schema
CREATE TABLE saved (user_id bigint, post_id bigint, PRIMARY KEY (user_id, post_id));
-- v1
INSERT INTO saved (user_id, post_id) VALUES ($1, $2);
-- v2
SELECT saved FROM actions WHERE user_id = $1;
-- change
CREATE TABLE actions (user_id bigint, post_id bigint, saved boolean, PRIMARY KEY (user_id, post_id));
INSERT INTO actions (user_id, post_id, saved) SELECT user_id, post_id, true FROM saved;
DROP TABLE saved;
