-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
deploy: { strategy: recreate }
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
INSERT INTO orders (id) VALUES ($1);
-- now
-- file: db/queries/orders.sql
INSERT INTO orders (id, currency) VALUES ($1, $2);
-- file: db/migrations/002_currency.sql
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
--                            ^^^^^^^^ warning add-not-null-column: v1.0.0 inserts into orders without currency. After this you can't go back to v1.0.0 [db/queries/orders.sql:1]
