-- Structs with a list of their own read and write what they list; embedded ones are read with them.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE users (id serial PRIMARY KEY, login text NOT NULL, name text, fax text, "type" text, created_at timestamp NOT NULL DEFAULT now());
CREATE TABLE oauth (user_id int PRIMARY KEY, avatar text, token text);
CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL, body text, state text NOT NULL DEFAULT 'draft', hits int);
CREATE TABLE logs (id serial PRIMARY KEY, line text, level int, extra text);
CREATE TABLE __diesel_schema_migrations (version text PRIMARY KEY, run_on timestamp);
-- file: src/schema.rs
table! { users (id) { id -> Int4, login -> Text, name -> Nullable<Text>, fax -> Nullable<Text>, #[sql_name = "type"] kind -> Nullable<Text>, created_at -> Timestamp, } }
table! { oauth (user_id) { user_id -> Int4, avatar -> Nullable<Text>, token -> Nullable<Text>, } }
table! { posts (id) { id -> Int4, title -> Text, body -> Nullable<Text>, state -> Text, hits -> Nullable<Int4>, } }
table! { logs (id) { id -> Int4, line -> Nullable<Text>, level -> Nullable<Int4>, extra -> Nullable<Text>, } }
-- file: src/models.rs
use diesel::prelude::*;
use crate::schema::*;

#[derive(Debug, HasQuery, Identifiable)]
#[diesel(table_name = users, base_query = users::table.left_join(oauth::table))]
pub struct User {
    pub id: i32,
    pub login: String,
    pub name: Option<String>,
    #[diesel(column_name = "type")]
    pub kind: Option<String>,
    #[diesel(select_expression = oauth::avatar.nullable())]
    pub avatar: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts)]
pub struct Post { pub id: i32, pub title: String, pub tags: Option<HashMap<String, i32>> }

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = posts)]
pub struct PostForm<'a> {
    pub title: &'a str,
    pub body: Option<&'a str>,
    #[diesel(skip_insertion)]
    pub hits: Option<i32>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = logs)]
pub struct Log { pub id: i32, pub line: Option<String> }
-- file: src/lib.rs
use diesel::prelude::*;
use crate::models::{Post, PostForm, User};
pub fn all(conn: &mut PgConnection) -> QueryResult<Vec<User>> { User::query().load(conn) }
pub fn add(conn: &mut PgConnection, form: &PostForm) -> QueryResult<Post> {
    diesel::insert_into(posts::table).values(form).returning(Post::as_returning()).get_result(conn)
}
pub fn log(conn: &mut PgConnection) {
    diesel::insert_into(logs::table).values((logs::level.eq(1),)).execute(conn);
}
pub mod counting {
    use crate::schema::users::dsl::*;
    pub fn old(conn: &mut PgConnection) { users.filter(created_at.lt(now)).count().get_result(conn) }
}
-- answers
users.login: used [maps src/models.rs:8, reads src/lib.rs:3]
users.type: used [maps src/models.rs:11, reads src/lib.rs:3]
users.created_at: used [maps src/schema.rs:1, reads src/lib.rs:12]
users.fax: unused, searched 3 files with 12 queries, all understood
oauth.avatar: used [maps src/schema.rs:2, reads src/models.rs:12, maps src/models.rs:13, reads src/lib.rs:3]
oauth.token: unused, searched 3 files with 12 queries, all understood
posts.title: used [maps src/models.rs:18, reads src/lib.rs:4, maps src/models.rs:23, writes src/lib.rs:4]
posts.body: used [maps src/models.rs:24, writes src/lib.rs:4]
writes posts.hits: used [writes src/lib.rs:4]
inserts posts: used [inserts into src/lib.rs:4]
omits posts.state: used [inserts into src/lib.rs:4]
leaves NULL posts.title: unknown, it writes the column, and whether a value is ever NULL can't be told [writes src/lib.rs:4]
leaves NULL posts.added: used [inserts into src/lib.rs:4]
logs.line: unknown, src/models.rs maps it, and the calls that were found choose other columns [maps src/models.rs:31, reads src/lib.rs:8, inserts into src/lib.rs:8]
inserts logs: used [inserts into src/lib.rs:8]
leaves NULL logs.added: used [inserts into src/lib.rs:8]
logs.extra: unused, searched 3 files with 12 queries, all understood
__diesel_schema_migrations: unknown, __diesel_schema_migrations is named like a table of the migration tool, which uses its tables without any word in the code
