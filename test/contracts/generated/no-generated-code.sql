-- Where the generated code is not in the repository, nobody can tell who calls it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
-- file: db/queries/users.sql
-- name: GetUserFax :one
SELECT fax FROM users WHERE id = $1;
-- file: api/users.go
package api

func user() {}
-- answers
users.fax: used [reads db/queries/users.sql:2]
users.email: unused, searched 2 files with 1 query, all understood
