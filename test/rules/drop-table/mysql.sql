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
--         ^^^^^^^ warning drop-table: v1.0.0 may still use order: the migrations never create order, so nothing is known of it
--                  ^^^^^^ warning drop-table: v1.0.0 may still use basket: the migrations never create basket, so nothing is known of it
