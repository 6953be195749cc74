-- What the manifest says of rows and traffic grades the harm.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database:
  engine: postgresql 16
  tables:
    orders: { rows: 40M, traffic: hot }
    countries: { rows: 250 }
    archive: { rows: 900M, traffic: cold }
    app.users: { rows: 5k }
-- file: db/migrations/001_start.sql
CREATE SCHEMA app;
CREATE TABLE orders (id bigint PRIMARY KEY, c int);
CREATE TABLE countries (id bigint PRIMARY KEY, c int);
CREATE TABLE archive (id bigint PRIMARY KEY, c int);
CREATE TABLE app.users (id bigint PRIMARY KEY, c int);
CREATE TABLE plain (id bigint PRIMARY KEY, c int);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX a ON orders (c);
--           ^ error create-index: CREATE INDEX blocks writes to orders until the index is built
CREATE INDEX b ON countries (c);
--           ^ information create-index: CREATE INDEX blocks writes to countries until the index is built
CREATE INDEX c ON archive (c);
--           ^ information create-index: CREATE INDEX blocks writes to archive until the index is built
CREATE INDEX d ON app.users (c);
--           ^ information create-index: CREATE INDEX blocks writes to app.users until the index is built
CREATE INDEX e ON plain (c);
--           ^ warning create-index: CREATE INDEX blocks writes to plain until the index is built
