-- engine: mysql 8.4
-- schema
CREATE TABLE orders (tenant bigint NOT NULL, id bigint NOT NULL, state varchar(20), old_state varchar(20), PRIMARY KEY (tenant, id));
-- v1
SELECT id, state FROM orders;
-- v2
SELECT id, state FROM orders;
-- change
UPDATE `orders` SET state = old_state WHERE old_state <> 'it''s -- gone' AND (state IS NULL OR state = '');
