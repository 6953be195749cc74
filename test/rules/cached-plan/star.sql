-- A prepared SELECT *, in Go.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, c varchar(50), n int);
-- file: store/get.go
package store
func get(db *pgxpool.Pool) { db.Query(ctx, `SELECT * FROM t WHERE id = $1`, 1) }
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE t ADD COLUMN x int;
--                       ^ warning cached-plan: v1.0.0 fails once on each connection that keeps the query prepared: the columns of its result change (x is new) [store/get.go:2]
