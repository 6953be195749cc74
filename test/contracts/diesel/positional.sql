-- A plain Queryable is filled by position: the query lists each column of the table, whatever the fields are called.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE crate_owner_invitations (invited_user_id int NOT NULL, crate_id int NOT NULL, token text NOT NULL, token_generated_at timestamp, PRIMARY KEY (invited_user_id, crate_id));
CREATE TABLE teams (id serial PRIMARY KEY, name text, avatar text);
CREATE TABLE badges (id serial PRIMARY KEY, name text, icon text);
CREATE TABLE marks (id serial PRIMARY KEY, name text, icon text);
CREATE TABLE users (id serial PRIMARY KEY, login text NOT NULL, name text, fax text);
-- file: src/schema.rs
diesel::table! {
    /// Invitations.
    crate_owner_invitations (invited_user_id, crate_id) {
        invited_user_id -> Int4,
        crate_id -> Int4,
        token -> Text,
        token_generated_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    teams (id) { id -> Int4, name -> Nullable<Text>, avatar -> Nullable<Text>, }
}
diesel::table! { badges (id) { id -> Int4, name -> Nullable<Text>, icon -> Nullable<Text>, } }
diesel::table! { marks (id) { id -> Int4, name -> Nullable<Text>, icon -> Nullable<Text>, } }
diesel::table! {
    users (id) {
        id -> Int4,
        #[sql_name = "login"]
        gh_login -> Text,
        name -> Nullable<Text>,
        fax -> Nullable<Text>,
    }
}
diesel::allow_tables_to_appear_in_same_query!(crate_owner_invitations, teams, users,);
-- file: src/models/invitation.rs
use diesel::prelude::*;
use crate::schema::{crate_owner_invitations, users};

#[derive(Clone, Debug, Identifiable, Queryable)]
#[diesel(primary_key(invited_user_id, crate_id))]
pub struct CrateOwnerInvitation {
    pub invited_user_id: i32,
    pub crate_id: i32,
    #[diesel(deserialize_as = String)]
    pub token: SecretString,
    pub token_created_at: Option<NaiveDateTime>,
}

impl CrateOwnerInvitation {
    pub fn find(conn: &mut PgConnection, user: i32) -> QueryResult<CrateOwnerInvitation> {
        crate_owner_invitations::table.find(user).first(conn)
    }
}

#[derive(Queryable)]
struct Avatar { name: Option<String>, avatar: Option<String> }

pub fn all(conn: &mut PgConnection) -> QueryResult<Vec<(i32, Option<String>, Option<String>)>> {
    use crate::schema::badges::dsl::*;
    badges.filter(name.is_not_null()).load(conn)
}

pub fn boxed(conn: &mut PgConnection) -> marks::BoxedQuery<'static, Pg> { marks::table.into_boxed() }

pub fn names(conn: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table.filter(users::gh_login.eq("x")).select(users::id).load(conn)
}
-- answers
badges.icon: used [maps src/schema.rs:13, reads src/models/invitation.rs:25]
marks.icon: unknown, src/schema.rs maps it, and the calls that were found choose other columns [maps src/schema.rs:14, reads src/models/invitation.rs:28]
crate_owner_invitations: used [reads src/models/invitation.rs:16, reads src/models/invitation.rs:15, maps src/schema.rs:3]
crate_owner_invitations.token: used [maps src/schema.rs:6, reads src/models/invitation.rs:16, reads all columns of the table by position into src/models/invitation.rs:6, maps src/models/invitation.rs:10, reads src/models/invitation.rs:15]
crate_owner_invitations.token_generated_at: used [maps src/schema.rs:7, reads src/models/invitation.rs:16, reads all columns of the table by position into src/models/invitation.rs:6]
teams: unused, searched 2 files with 11 queries, all understood
teams.avatar: unused, searched 2 files with 11 queries, all understood
users: used [reads src/models/invitation.rs:31, maps src/schema.rs:16]
users.login: used [maps src/schema.rs:19, reads src/models/invitation.rs:31]
users.id: used [maps src/schema.rs:17, reads src/models/invitation.rs:31]
users.name: unused, searched 2 files with 11 queries, all understood
users.fax: unused, searched 2 files with 11 queries, all understood
