-- Derives under a feature, tuples, associations, updates by expression.
-- at: v1.0.0
-- file: migrations/2020-01-01-000000_start/up.sql
CREATE TABLE site (id serial PRIMARY KEY, name text NOT NULL, sidebar text, icon text, left_over text);
CREATE TABLE secret (id serial PRIMARY KEY, jwt text NOT NULL);
CREATE TABLE email (id serial PRIMARY KEY, user_id int, address text, verified boolean, token text);
-- file: src/schema.rs
diesel::table! { site (id) { id -> Int4, name -> Text, sidebar -> Nullable<Text>, icon -> Nullable<Text>, left_over -> Nullable<Text>, } }
diesel::table! { secret (id) { id -> Int4, jwt -> Text, } }
diesel::table! { email (id) { id -> Int4, user_id -> Nullable<Int4>, address -> Nullable<Text>, verified -> Nullable<Bool>, token -> Nullable<Text>, } }
-- file: src/models.rs
#[cfg_attr(feature = "full", derive(Queryable, Selectable, Identifiable))]
#[cfg_attr(feature = "full", diesel(table_name = site, check_for_backend(diesel::pg::Pg)))]
pub struct Site {
    pub id: i32,
    pub name: String,
    /// The text at the side, of type Option<left_over>.
    pub sidebar: Option<String>,
}
#[derive(Clone, AsChangeset)]
#[cfg_attr(feature = "full", diesel(table_name = site))]
pub struct SiteUpdateForm { pub icon: Option<Option<String>> }
#[derive(Queryable)]
pub struct Secret(pub i32, pub String);
-- file: src/impls.rs
use diesel::prelude::*;
use crate::schema::{email, secret, site};
impl Site {
    pub fn read(conn: &mut Conn) -> QueryResult<Self> {
        site::table.select(Self::as_select()).first(conn)
    }
    pub fn update(conn: &mut Conn, form: &SiteUpdateForm) -> QueryResult<usize> {
        diesel::update(site::table).set(form).execute(conn)
    }
}
pub fn jwt(conn: &mut Conn) -> QueryResult<Secret> { secret::table.first::<Secret>(conn) }
pub fn verify(conn: &mut Conn, id: i32) {
    diesel::update(email::table.find(id)).set(email::verified.eq(true)).execute(conn);
}
-- answers
site.name: used [maps src/models.rs:5, reads src/impls.rs:4]
site.sidebar: used [maps src/models.rs:7, reads src/impls.rs:4]
site.icon: used [writes src/impls.rs:7]
writes site.icon: used [writes src/impls.rs:7]
site.left_over: unused, searched 3 files with 8 queries, all understood
secret.jwt: used [reads all columns of the table by position into src/models.rs:13]
email.verified: used [maps src/schema.rs:3, reads src/impls.rs:13, writes src/impls.rs:13]
writes email.verified: used [writes src/impls.rs:13]
leaves NULL email.verified: unknown, it writes the column, and whether a value is ever NULL can't be told [writes src/impls.rs:13]
email.address: unused, searched 3 files with 8 queries, all understood
email.token: unused, searched 3 files with 8 queries, all understood
