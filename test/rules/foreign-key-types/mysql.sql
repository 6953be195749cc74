-- Any other size or sign is refused; lengths of strings may differ.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id int unsigned PRIMARY KEY, code varchar(10) UNIQUE);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_keys.sql
CREATE TABLE posts (id int PRIMARY KEY, author int, FOREIGN KEY (author) REFERENCES users (id));
--                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-key-types: posts.author is int and refers to users.id, which is int unsigned: the server refuses the foreign key
CREATE TABLE marks (id int PRIMARY KEY, author int unsigned, code varchar(20), FOREIGN KEY (author) REFERENCES users (id), FOREIGN KEY (code) REFERENCES users (code));
