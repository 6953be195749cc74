-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int CHECK (weight > 0));
CREATE TABLE users (id bigint PRIMARY KEY);
-- v1
SELECT id FROM users;
-- change
ALTER TABLE items DROP CONSTRAINT items_weight_check;
