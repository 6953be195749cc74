-- schema
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "tenantId" int, number int, note text);
-- v1
INSERT INTO shop."Order" (id, "tenantId", number) VALUES ($1, $2, $3);
-- v2
INSERT INTO shop."Order" (id, "tenantId", number) VALUES ($1, $2, $3);
-- change
ALTER TABLE shop."Order" ADD CONSTRAINT "Order number" UNIQUE NULLS NOT DISTINCT ("tenantId", number) INCLUDE (note);
