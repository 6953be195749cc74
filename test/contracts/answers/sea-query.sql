-- sea-query is given each name: a table that the program never names is not used, and one that it names can't be followed.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text);
CREATE TABLE user_confirmation_codes (id bigint PRIMARY KEY, code text);
CREATE TABLE oauth2_sessions (id bigint PRIMARY KEY, scope text, user_agent text);
CREATE TABLE login_tokens (id bigint PRIMARY KEY, secret text);
CREATE TABLE login_attempts (id bigint PRIMARY KEY, address text);
-- file: src/iden.rs
#[derive(sea_query::Iden)]
pub enum Users { Table, Id, Email }
#[derive(sea_query::Iden)]
#[iden = "oauth2_sessions"]
pub enum OAuth2Sessions { Table, Id, #[iden = "scope"] ScopeList }
pub fn attempts() -> Alias { Alias::new("login_attempts") }
-- file: src/lib.rs
pub async fn find(db: &Db) { sqlx::query("SELECT id FROM users").fetch_all(db).await; }
pub struct Code { tokens: Vec<Token> }
-- answers
users: used [reads src/lib.rs:1]
users.email: unknown, src/iden.rs speaks of the table, and a library makes queries of its language, and src/iden.rs names email
users.nick: unused, searched 2 files with 1 query, all understood
user_confirmation_codes: unused, searched 2 files with 1 query, all understood
user_confirmation_codes.code: unused, searched 2 files with 1 query, all understood
oauth2_sessions: unknown, 1 file of it names oauth2_sessions outside the queries that were understood: src/iden.rs
oauth2_sessions.scope: unknown, src/iden.rs speaks of the table, and a library makes queries of its language, and src/iden.rs names scope
oauth2_sessions.user_agent: unused, searched 2 files with 1 query, all understood
login_tokens: unused, searched 2 files with 1 query, all understood
login_attempts: unknown, 1 file of it names login_attempts outside the queries that were understood: src/iden.rs
