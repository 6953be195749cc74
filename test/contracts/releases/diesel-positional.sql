-- A positional Queryable reads each column of the table; the field has another name, so that no search finds it.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE invitations (user_id int PRIMARY KEY, token text NOT NULL, token_generated_at timestamp);
-- file: src/schema.rs
diesel::table! { invitations (user_id) { user_id -> Int4, token -> Text, token_generated_at -> Nullable<Timestamp>, } }
-- file: src/models.rs
use diesel::prelude::*;
use crate::schema::invitations;
#[derive(Identifiable, Queryable)]
#[diesel(primary_key(user_id))]
pub struct Invitation { pub user_id: i32, pub token: String, pub token_created_at: Option<NaiveDateTime> }
pub fn find(conn: &mut PgConnection, user: i32) -> QueryResult<Invitation> { invitations::table.find(user).first(conn) }
-- now
-- file: migrations/2025-01-01-000000_drop/up.sql
ALTER TABLE invitations DROP COLUMN token_generated_at;
--                                  ^^^^^^^^^^^^^^^^^^ error drop-column: v1.0.0 still maps and reads invitations.token_generated_at [src/schema.rs:1 +2]
-- file: src/schema.rs
diesel::table! { invitations (user_id) { user_id -> Int4, token -> Text, } }
