-- A Go service beside: its SQL is not read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const find = (db) => db.query('SELECT id, email FROM users');
-- file: worker/main.go
package main
const columns = "id, fax"
func list() { db.Query("SELECT " + columns + " FROM users") }
-- file: worker/columns.go
package main
var more = []string{"nick"}
-- answers
users.fax: unknown, worker/main.go speaks of the table in a language that is not read, and worker/main.go names fax
users.nick: unknown, worker/main.go speaks of the table in a language that is not read, and worker/columns.go names nick
orders.note: unused, searched 3 files with 1 query, all understood
