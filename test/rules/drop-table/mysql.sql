-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE `order` (id bigint PRIMARY KEY);
CREATE TABLE basket (id bigint PRIMARY KEY);
-- file: src/orders.js
exports.all = (db) => db.query("SELECT id FROM `order`");
-- now
-- file: src/orders.js
exports.all = (db) => [];
-- file: db/migrations/002_tidy.sql
DROP TABLE `order`, basket;
--         ^^^^^^^ error drop-table: v1.0.0 still reads order [src/orders.js:1]
--                  ^^^^^^ information drop-table: Nothing in v1.0.0 uses basket: searched 1 file with 1 query, all understood
