-- A check that the default of the same column violates
-- also: scan-under-lock, because the rows are looked at while nobody can read them
-- before
CREATE TABLE items (id bigint PRIMARY KEY);
-- migration fires
SET lock_timeout = '2s';
ALTER TABLE items ADD COLUMN weight int DEFAULT 1 CHECK (weight > 5);
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE items ADD COLUMN weight int DEFAULT 6 CHECK (weight > 5);
