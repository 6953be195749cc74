-- Exactly 63; long words that are no names; a name cut off the same way every time it is used.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
CREATE TABLE this_is_a_very_long_table_name_that_goes_well_over_the_sixty_three_bytes (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_names.sql
CREATE TABLE xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx (id bigint PRIMARY KEY);
ALTER TABLE items ADD COLUMN about text DEFAULT 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
INSERT INTO this_is_a_very_long_table_name_that_goes_well_over_the_sixty_three_bytes VALUES (1);
