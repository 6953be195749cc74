-- A function of the database is used where it is called: fields, columns and macros of that name are no calls.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL, hot_rank int, top_rank int);
CREATE FUNCTION hot_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION top_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION new_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION old_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION raw_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION odd_rank(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
-- file: src/schema.rs
diesel::table! { posts (id) { id -> Int4, title -> Text, hot_rank -> Nullable<Int4>, top_rank -> Nullable<Int4>, } }
-- file: src/functions.rs
use diesel::sql_types::Integer;
diesel::define_sql_function!(fn hot_rank(a: Integer) -> Integer);
diesel::define_sql_function!(fn top_rank(a: Integer) -> Integer);
diesel::define_sql_function!(fn new_rank(a: Integer) -> Integer);
diesel::define_sql_function! { #[sql_name = "old_rank"] fn former_rank(a: Integer) -> Integer; }
-- file: src/posts.rs
use diesel::prelude::*;
use crate::functions::{new_rank as newest, top_rank};
use crate::schema::posts;
macro_rules! field { ($name:ident) => { posts::$name }; }
macro_rules! call { ($name:ident) => { $name(posts::id) }; }
#[derive(Queryable, Selectable)]
pub struct Post { pub id: i32, pub hot_rank: Option<i32>, pub top_rank: Option<i32> }
pub fn all(c: &mut PgConnection) -> QueryResult<Vec<i32>> {
    posts::table.order(field!(hot_rank)).then_order_by(posts::hot_rank.desc()).filter(top_rank(posts::id).gt(1)).select(posts::id).load(c)
}
pub fn newest_first(c: &mut PgConnection) -> QueryResult<Vec<i32>> { posts::table.order(newest(posts::id)).select(posts::id).load(c) }
pub fn raw(c: &mut PgConnection) -> QueryResult<Vec<i32>> { posts::table.order(diesel::dsl::sql::<Integer>("raw_rank(id) DESC")).select(posts::id).load(c) }
pub fn odd(c: &mut PgConnection) -> QueryResult<Vec<i32>> { posts::table.order(call!(odd_rank)).select(posts::id).load(c) }
-- now
-- file: migrations/2025-01-01-000000_drop/up.sql
DROP FUNCTION hot_rank(int);
--            ^^^^^^^^ information drop-function: Nothing in v1.0.0 uses hot_rank(integer): searched 3 files with 3 queries, all understood
DROP FUNCTION top_rank(int);
--            ^^^^^^^^ warning drop-function: v1.0.0 may still use top_rank(integer): 1 file of it names top_rank outside the queries that were understood: src/posts.rs
DROP FUNCTION new_rank(int);
--            ^^^^^^^^ warning drop-function: v1.0.0 may still use new_rank(integer): 1 file of it names new_rank outside the queries that were understood: src/posts.rs
DROP FUNCTION old_rank(int);
--            ^^^^^^^^ warning drop-function: v1.0.0 may still use old_rank(integer): 1 file of it names old_rank outside the queries that were understood: src/functions.rs
DROP FUNCTION raw_rank(int);
--            ^^^^^^^^ warning drop-function: v1.0.0 may still use raw_rank(integer): 1 file of it names raw_rank outside the queries that were understood: src/posts.rs
DROP FUNCTION odd_rank(int);
--            ^^^^^^^^ warning drop-function: v1.0.0 may still use odd_rank(integer): 1 file of it names odd_rank outside the queries that were understood: src/posts.rs
