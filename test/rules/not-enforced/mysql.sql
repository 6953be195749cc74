-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mysql 8.4 }
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int, CONSTRAINT items_weight CHECK (weight > 0));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_off.sql
ALTER TABLE items ALTER CHECK items_weight NOT ENFORCED;
--                            ^^^^^^^^^^^^ warning not-enforced: items_weight of items is NOT ENFORCED: no row is ever checked
