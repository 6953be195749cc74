-- A query for each table of a list that the program has written out. A list that comes from elsewhere may be any.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, room text);
CREATE TABLE orders (id bigint PRIMARY KEY, note text, room text);
CREATE TABLE tags (id bigint PRIMARY KEY, name text, room text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text);
CREATE TABLE links (id bigint PRIMARY KEY, url text);
CREATE TABLE others (id bigint PRIMARY KEY, url text);
-- file: store/purge.py
OTHERS = ("logs", "links")
def purge(txn, room):
    for table in (
        "users",
        "orders",  # and what belongs to them
    ):
        txn.execute("DELETE FROM %s WHERE room = ?" % (table,), (room,))
    for name in OTHERS:
        txn.execute(f"SELECT id FROM {name} WHERE id = 1")
-- file: store/purge.rs
const TABLES: &[&str] = &["tags"];
fn purge() {
    for table in TABLES {
        let query = format!("SELECT 1 AS dummy FROM {table} LIMIT 1");
    }
}
-- answers
users: used [deletes from store/purge.py:7]
users.room: used [reads store/purge.py:7]
users.email: unused, searched 2 files with 5 queries, all understood
orders: used [deletes from store/purge.py:7]
tags: used [reads store/purge.rs:4]
tags.name: unknown, store/purge.rs has the table's name in a string, and store/purge.py names name
logs: used [reads store/purge.py:9]
logs.line: unused, searched 2 files with 5 queries, all understood
links.url: unused, searched 2 files with 5 queries, all understood
others: unknown, 1 file of it names others outside the queries that were understood: store/purge.py
