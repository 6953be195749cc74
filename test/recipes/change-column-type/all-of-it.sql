-- schema
CREATE TABLE "Orders" (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL,
  number int CONSTRAINT number_given NOT NULL,
  CONSTRAINT one_number UNIQUE (customer, number) WITH (fillfactor = 80),
  CONSTRAINT short_number CHECK (number > 0)
);
CREATE INDEX "Orders number" ON "Orders" (number DESC NULLS LAST, (number % 100)) INCLUDE (customer) WITH (fillfactor = 70, deduplicate_items = off);
CREATE UNIQUE INDEX orders_identity ON "Orders" (number, id);
ALTER TABLE "Orders" REPLICA IDENTITY USING INDEX orders_identity;
ALTER TABLE "Orders" ALTER number SET STATISTICS 500, ALTER number SET (n_distinct = -0.5, n_distinct_inherited = 100);
CREATE STATISTICS orders_together (ndistinct, mcv) ON customer, number FROM "Orders";
CREATE SCHEMA stats;
CREATE STATISTICS stats.by_length ON (number % 10), customer FROM "Orders";
ALTER STATISTICS orders_together SET STATISTICS 800;
ALTER INDEX "Orders number" ALTER COLUMN 2 SET STATISTICS 300;
COMMENT ON COLUMN "Orders".number IS 'As printed';
COMMENT ON CONSTRAINT one_number ON "Orders" IS 'Each once';
COMMENT ON CONSTRAINT short_number ON "Orders" IS 'Fits the form';
ALTER TABLE "Orders" CLUSTER ON one_number;
COMMENT ON INDEX "Orders number" IS 'For the list';
COMMENT ON STATISTICS orders_together IS 'Customers have numbers of their own';
-- v1
SELECT number, customer FROM "Orders" WHERE id = $1;
INSERT INTO "Orders" (id, customer, number) VALUES ($1, $2, $3);
UPDATE "Orders" SET number = $2 WHERE id = $1;
-- v2
SELECT number, customer FROM "Orders" WHERE id = $1;
INSERT INTO "Orders" (id, customer, number) VALUES ($1, $2, $3);
-- change
ALTER TABLE "Orders" ALTER COLUMN number TYPE bigint;
