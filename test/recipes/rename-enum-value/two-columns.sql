-- schema
CREATE SCHEMA shop;
CREATE TYPE shop."State" AS ENUM ('it''s open', 'closed');
CREATE TABLE shop.doors (id bigint PRIMARY KEY, state shop."State");
CREATE TABLE windows (id bigint PRIMARY KEY, states shop."State"[] NOT NULL DEFAULT '{}');
-- v1
SELECT state FROM shop.doors;
-- v2
SELECT states FROM windows;
-- change
ALTER TYPE shop."State" RENAME VALUE 'it''s open' TO 'open';
