-- A larger number takes what is only written; a query that reads it, or a driver that compares types, does not go on.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
-- file: db/migrations/001_start.sql
CREATE TABLE hits (id bigint PRIMARY KEY, page int, visits int, score int);
-- file: src/hits.ts
export const note = (db, page) => db.query('INSERT INTO hits (id, page) VALUES (1, $1)', [page]);
export const more = (db) => db.query('UPDATE hits SET visits = visits + 1');
-- file: src/score.rs
pub fn score() { sqlx::query("UPDATE hits SET score = $1 WHERE id = $2"); }
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE hits ALTER COLUMN page TYPE bigint;
--                            ^^^^ information change-column-type: v1.0.0 still writes hits.page and does not read it: every integer fits into bigint [src/hits.ts:1]
ALTER TABLE hits ALTER COLUMN visits TYPE bigint;
--                            ^^^^^^ error change-column-type: v1.0.0 still reads and writes hits.visits as integer, and it becomes bigint [src/hits.ts:2 +1]
ALTER TABLE hits ALTER COLUMN score TYPE bigint;
--                            ^^^^^ error change-column-type: v1.0.0 still writes hits.score as integer, and it becomes bigint [src/score.rs:1]
