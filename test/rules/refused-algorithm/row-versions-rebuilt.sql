-- After a rebuild they are counted anew.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN c0 int;
ALTER TABLE orders ADD COLUMN c1 int;
ALTER TABLE orders ADD COLUMN c2 int;
ALTER TABLE orders ADD COLUMN c3 int;
ALTER TABLE orders ADD COLUMN c4 int;
ALTER TABLE orders ADD COLUMN c5 int;
ALTER TABLE orders ADD COLUMN c6 int;
ALTER TABLE orders ADD COLUMN c7 int;
ALTER TABLE orders ADD COLUMN c8 int;
ALTER TABLE orders ADD COLUMN c9 int;
ALTER TABLE orders ADD COLUMN c10 int;
ALTER TABLE orders ADD COLUMN c11 int;
ALTER TABLE orders ADD COLUMN c12 int;
ALTER TABLE orders ADD COLUMN c13 int;
ALTER TABLE orders ADD COLUMN c14 int;
ALTER TABLE orders ADD COLUMN c15 int;
ALTER TABLE orders ADD COLUMN c16 int;
ALTER TABLE orders ADD COLUMN c17 int;
ALTER TABLE orders ADD COLUMN c18 int;
ALTER TABLE orders ADD COLUMN c19 int;
ALTER TABLE orders ADD COLUMN c20 int;
ALTER TABLE orders ADD COLUMN c21 int;
ALTER TABLE orders ADD COLUMN c22 int;
ALTER TABLE orders ADD COLUMN c23 int;
ALTER TABLE orders ADD COLUMN c24 int;
ALTER TABLE orders ADD COLUMN c25 int;
ALTER TABLE orders ADD COLUMN c26 int;
ALTER TABLE orders ADD COLUMN c27 int;
ALTER TABLE orders ADD COLUMN c28 int;
ALTER TABLE orders ADD COLUMN c29 int;
ALTER TABLE orders ADD COLUMN c30 int;
ALTER TABLE orders ADD COLUMN c31 int;
ALTER TABLE orders ADD COLUMN c32 int;
ALTER TABLE orders ADD COLUMN c33 int;
ALTER TABLE orders ADD COLUMN c34 int;
ALTER TABLE orders ADD COLUMN c35 int;
ALTER TABLE orders ADD COLUMN c36 int;
ALTER TABLE orders ADD COLUMN c37 int;
ALTER TABLE orders ADD COLUMN c38 int;
ALTER TABLE orders ADD COLUMN c39 int;
ALTER TABLE orders ADD COLUMN c40 int;
ALTER TABLE orders ADD COLUMN c41 int;
ALTER TABLE orders ADD COLUMN c42 int;
ALTER TABLE orders ADD COLUMN c43 int;
ALTER TABLE orders ADD COLUMN c44 int;
ALTER TABLE orders ADD COLUMN c45 int;
ALTER TABLE orders ADD COLUMN c46 int;
ALTER TABLE orders ADD COLUMN c47 int;
ALTER TABLE orders ADD COLUMN c48 int;
ALTER TABLE orders ADD COLUMN c49 int;
ALTER TABLE orders ADD COLUMN c50 int;
ALTER TABLE orders ADD COLUMN c51 int;
ALTER TABLE orders ADD COLUMN c52 int;
ALTER TABLE orders ADD COLUMN c53 int;
ALTER TABLE orders ADD COLUMN c54 int;
ALTER TABLE orders ADD COLUMN c55 int;
ALTER TABLE orders ADD COLUMN c56 int;
ALTER TABLE orders ADD COLUMN c57 int;
ALTER TABLE orders ADD COLUMN c58 int;
ALTER TABLE orders ADD COLUMN c59 int;
ALTER TABLE orders ADD COLUMN c60 int;
ALTER TABLE orders ADD COLUMN c61 int;
ALTER TABLE orders ADD COLUMN c62 int;
ALTER TABLE orders ADD COLUMN c63 int;
ALTER TABLE orders FORCE;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_change.sql
ALTER TABLE orders ADD COLUMN last int, ALGORITHM=INSTANT;
