-- In MySQL an alias of the select list is no column in WHERE: dropping the column still breaks the query.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4, migrations: db/migrations }
-- file: db/migrations/001_posts.sql
CREATE TABLE posts (id bigint PRIMARY KEY, title varchar(200));
-- file: src/posts.ts
export const find = `SELECT 'x' AS title FROM posts WHERE title = 'x'`;
-- now
-- file: db/migrations/002_tidy.sql
ALTER TABLE posts DROP COLUMN title;
--                            ^^^^^ error drop-column: v1.0.0 still reads posts.title [src/posts.ts:1]
