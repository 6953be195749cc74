-- Comments and descriptions run nothing. What only looks like one does: marks in strings, strings that are handed on.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE carts (id bigint PRIMARY KEY, note text);
CREATE TABLE wishes (id bigint PRIMARY KEY, note text);
CREATE TABLE visits (id bigint PRIMARY KEY, note text);
CREATE TABLE stocks (id bigint PRIMARY KEY, note text);
CREATE TABLE prices (id bigint PRIMARY KEY, note text);
CREATE TABLE labels (id bigint PRIMARY KEY, note text);
CREATE TABLE hidden (id bigint PRIMARY KEY, note text);
CREATE TABLE given (id bigint PRIMARY KEY, note text);
-- file: app/store.py
"""Rows of carts were kept here."""
VERSION = 3
"""Since 2 nothing reads wishes."""
KINDS = [
    "visits",
]
def one(cur):
    # stocks were counted here
    cur.execute("SELECT email FROM users WHERE email = '#'")
    log("#", "prices")
def add(pool):
    pool.simple_insert(table="given", values={"note": 1})
-- file: cmd/main.go
package main
// labels are printed elsewhere
func main() { open("http://x", hidden) }
-- answers
users.email: used [reads app/store.py:9]
carts: unused, searched 2 files with 2 queries, all understood
wishes: unused, searched 2 files with 2 queries, all understood
visits: unknown, 1 file of it names visits outside the queries that were understood: app/store.py
stocks: unused, searched 2 files with 2 queries, all understood
prices: unknown, 1 file of it names prices outside the queries that were understood: app/store.py
labels: unused, searched 2 files with 2 queries, all understood
hidden: unknown, 1 file of it names hidden outside the queries that were understood: cmd/main.go
given: used [reads app/store.py:12]
