-- Columns are named, and not those; or nothing is kept prepared.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, c varchar(50), n int);
-- file: store/get.go
package store
func get(db *pgxpool.Pool) {
  db.Query(ctx, `SELECT id, n FROM t WHERE id = $1`, 1)
  db.Query(ctx, `INSERT INTO t (id) VALUES ($1) RETURNING id`, 1)
}
-- file: db/queries/more.sql
SELECT * FROM t;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE t ADD COLUMN x int;
ALTER TABLE t ALTER COLUMN c TYPE text;
