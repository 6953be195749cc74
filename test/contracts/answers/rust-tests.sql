-- Unit tests beside the code of Rust are no use.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text);
-- file: src/users.rs
fn list() {
    sqlx::query!("SELECT email FROM users");
}

#[cfg(test)]
mod tests {
    #[test]
    fn nick() {
        sqlx::query!("SELECT nick FROM users");
        sqlx::query!("SELECT line FROM logs");
    }
}
-- file: src/logs.rs
fn last() {}
#[cfg(not(test))]
mod real {
    fn run() { sqlx::query!("DELETE FROM logs"); }
}
-- answers
users.email: used [reads src/users.rs:2]
users.nick: unused, searched 2 files with 2 queries, all understood
logs: used [deletes from src/logs.rs:4]
logs.line: unused, searched 2 files with 2 queries, all understood
