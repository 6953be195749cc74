-- MySQL adds the column all the same.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: mariadb 10.11 }
-- file: db/migrations/001_start.sql
CREATE TABLE countries (id int PRIMARY KEY, name varchar(50));
-- file: src/countries.ts
export const all = (db) => db.query('SELECT name FROM countries');
-- now
-- file: db/migrations/002_currency.sql
ALTER TABLE countries ADD COLUMN currency varchar(3) NOT NULL;
--                               ^^^^^^^^ warning add-not-null-column: countries gets currency NOT NULL without a default: the rows that are there get a value nobody wrote, 0 or an empty text
