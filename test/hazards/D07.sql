-- A constraint that is not enforced, or a trigger left disabled
-- engine: postgresql 18
-- before
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- migration fires
SET lock_timeout = '2s';
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT ENFORCED;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT VALID;
