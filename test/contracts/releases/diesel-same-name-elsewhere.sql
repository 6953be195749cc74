-- Structs of one table name a column that another table has too; only the mirror has it there.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL, score int);
CREATE TABLE comments (id serial PRIMARY KEY, body text NOT NULL, score int);
-- file: src/schema.rs
diesel::table! { posts (id) { id -> Int4, title -> Text, score -> Nullable<Int4>, } }
diesel::table! { comments (id) { id -> Int4, body -> Text, score -> Nullable<Int4>, } }
-- file: src/posts.rs
use diesel::prelude::*;
use crate::schema::posts;
#[derive(Queryable, Selectable)]
#[diesel(table_name = posts)]
pub struct Post { pub id: i32, pub title: String, pub score: Option<i32> }
pub fn all(conn: &mut PgConnection) -> QueryResult<Vec<Post>> { posts::table.select(Post::as_select()).load(conn) }
-- file: src/comments.rs
use diesel::prelude::*;
use crate::schema::comments;
#[derive(Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Comment { pub id: i32, pub body: String }
pub fn all(conn: &mut PgConnection) -> QueryResult<Vec<Comment>> { comments::table.select(Comment::as_select()).load(conn) }
-- now
-- file: migrations/2025-01-01-000000_drop/up.sql
ALTER TABLE posts DROP COLUMN score;
--                            ^^^^^ error drop-column: v1.0.0 still maps and reads posts.score [src/posts.rs:5 +1]
ALTER TABLE comments DROP COLUMN score;
--                               ^^^^^ information drop-column: Nothing in v1.0.0 uses comments.score: searched 3 files with 4 queries, all understood
