-- A name that sea-query is given is made at run time: then the end of a name is enough.
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
pub fn attempts() -> Alias { Alias::new(format!("login_{}", kind)) }
-- file: src/lib.rs
pub async fn find(db: &Db) { sqlx::query("SELECT id FROM users").fetch_all(db).await; }
pub struct Code { tokens: Vec<Token> }
-- answers
user_confirmation_codes: unknown, 1 file of it names user_confirmation_codes outside the queries that were understood: src/lib.rs
login_tokens: unknown, 1 file of it names login_tokens outside the queries that were understood: src/lib.rs
login_attempts: unknown, 1 file of it names login_attempts outside the queries that were understood: src/iden.rs
