-- An empty row is all defaults, with a list of columns or without.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE visits (id bigint PRIMARY KEY AUTO_INCREMENT, place varchar(50));
-- file: src/visits.ts
export const one = (db) => db.query('INSERT INTO visits () VALUES ()');
export const two = (db) => db.query('INSERT INTO visits VALUES()');
-- now
-- file: src/visits.ts
export const one = (db) => db.query("INSERT INTO visits (place) VALUES ('here')");
-- file: db/migrations/002_place.sql
UPDATE visits SET place = '' WHERE place IS NULL;
ALTER TABLE visits MODIFY place varchar(50) NOT NULL;
--                        ^^^^^ error set-not-null: v1.0.0 inserts into visits without place [src/visits.ts:1 +1]
