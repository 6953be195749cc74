-- A service that does not use a database has no say in it; code of nobody's folder is everybody's.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
databases:
  shop: { engine: postgresql 16, migrations: shop/migrations }
  stock: { engine: postgresql 16, migrations: stock/migrations }
services:
  api: { path: api, databases: [shop] }
  depot: { path: depot, databases: [stock] }
-- file: shop/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, label text, colour text, shade text);
-- file: stock/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, label text, colour text, shade text);
-- file: api/items.sql
SELECT label FROM items;
-- file: depot/items.sql
SELECT colour FROM items;
-- file: shared/items.sql
SELECT shade FROM items;
-- now
-- file: shop/migrations/002_tidy.sql
ALTER TABLE items DROP COLUMN label;
--                            ^^^^^ error drop-column: api v1.0.0 still reads items.label [api/items.sql:1]
ALTER TABLE items DROP COLUMN colour;
--                            ^^^^^^ information drop-column: Nothing in api v1.0.0 uses items.colour: searched 2 files with 2 queries, all understood
ALTER TABLE items DROP COLUMN shade;
--                            ^^^^^ error drop-column: api v1.0.0 still reads items.shade [shared/items.sql:1]
