-- The tool is told to open no transaction.
-- at: v1.0.0
-- file: db/migrations/00001_start.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/00002_index.sql
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY orders_day ON orders (day);
