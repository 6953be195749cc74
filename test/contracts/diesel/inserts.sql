-- An insert of columns that are written out one by one gives no others; functions are used where they are called, and not in tests.
-- at: v1.0.0
-- file: migrations/2024-01-01-000000_start/up.sql
CREATE TABLE api_tokens (id serial PRIMARY KEY, user_id int NOT NULL, name text NOT NULL, token text NOT NULL DEFAULT 'x', kind text NOT NULL DEFAULT 'y');
CREATE TABLE logs (id serial PRIMARY KEY, line text NOT NULL DEFAULT '', kind text NOT NULL DEFAULT 'y');
-- file: src/schema.rs
diesel::table! {
    api_tokens (id) { id -> Int4, user_id -> Int4, name -> Text, token -> Text, kind -> Text, }
}
diesel::table! {
    logs (id) { id -> Int4, line -> Text, kind -> Text, }
}
-- file: src/token.rs
use diesel::prelude::*;
fn insert(conn: &mut PgConnection, user_id: i32, name: &str) {
    diesel::insert_into(api_tokens::table)
        .values((api_tokens::user_id.eq(user_id), api_tokens::name.eq(name)))
        .execute(conn);
    diesel::insert_into(logs::table).values((logs::line.eq(name), extra)).execute(conn);
}
-- answers
inserts api_tokens: used [inserts into src/token.rs:3]
omits api_tokens.token: used [inserts into src/token.rs:3]
omits api_tokens.name: unused, each of its inserts names the column
omits logs.kind: used [inserts into src/token.rs:6]
