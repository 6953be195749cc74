-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- v1
SELECT u.id, u.mail, count(*) FROM users u JOIN orders o ON o.user_id = u.id GROUP BY u.id;
-- v2
SELECT a.id, a.mail, count(*) FROM accounts a JOIN orders o ON o.user_id = a.id GROUP BY a.id;
-- change
ALTER TABLE users RENAME TO accounts;
