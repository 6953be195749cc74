-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20), code varchar(20) NOT NULL);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_require.sql
ALTER TABLE orders MODIFY code varchar(20) NOT NULL;
ALTER TABLE orders CHANGE note note varchar(20) NOT NULL;
--                        ^^^^ warning nulls-in-the-way: A row with NULL in orders.note makes this fail, and nothing in the release fills it before
--                        ^^^^ information set-not-null: v1.0.0 never writes NULL to orders.note: searched 1 file with 1 query, all understood
--                        ^^^^ information table-rebuild: Making orders.note NOT NULL writes all rows of orders anew: reads and writes go on, and replicas fall behind meanwhile
