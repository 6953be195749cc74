-- A name longer than the server keeps
-- before
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- migration fires
SET lock_timeout = '2s';
ALTER TABLE items ADD CONSTRAINT items_weight_must_be_positive_or_nobody_can_carry_them_to_the_shelf CHECK (weight > 0) NOT VALID;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT VALID;
