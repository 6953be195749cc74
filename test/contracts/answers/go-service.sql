-- A Go service: what its strings say is known; a library of another language changes nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text, state text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text);
-- file: internal/users.go
package internal
const columns = "id, email"
func list() { db.Query("SELECT " + columns + " FROM users") }
func orders() { db.Query("SELECT id FROM orders " + tail()) }
-- answers
users.email: used [reads internal/users.go:2]
users.fax: unused, searched 1 file with 2 queries, 1 of them understood
orders.note: unknown, a query on orders is put together at run time [runs, put together at run time internal/users.go:4]
logs.line: unused, searched 1 file with 2 queries, 1 of them understood
