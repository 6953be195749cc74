-- The names a server makes up: numbered when taken, cut to 63 bytes.
CREATE TABLE t (a int UNIQUE, b int UNIQUE, c int CHECK (c > 0) CHECK (c < 9), d int REFERENCES t (a), UNIQUE (a, b), CHECK (a > b), CHECK (b > 1), CHECK (1 > 0));
ALTER TABLE t ADD UNIQUE (a, b);
ALTER TABLE t ADD UNIQUE (a);
ALTER TABLE t ADD CHECK (a > b);
ALTER TABLE t ADD CHECK (c > 1);
ALTER TABLE t ADD FOREIGN KEY (d) REFERENCES t (b);
ALTER TABLE t ADD PRIMARY KEY (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a, b);
CREATE INDEX ON t (lower(c::text));
CREATE INDEX ON t ((a + b));
CREATE INDEX ON t ((a + b), (a - b), c);
CREATE INDEX ON t (coalesce(a, b));
CREATE UNIQUE INDEX ON t (a) INCLUDE (c);
CREATE INDEX ON t ((c::text));
CREATE TABLE t_e_key (x int);
CREATE TABLE holder (t_pkey int PRIMARY KEY, a_very_long_column_name_that_goes_on int UNIQUE, and_a_second_one_that_goes_on_and_on int, UNIQUE (a_very_long_column_name_that_goes_on, and_a_second_one_that_goes_on_and_on));
CREATE TABLE a_table_with_a_name_so_long_that_hardly_anything_fits_after_it (
  identifier_of_the_thing serial PRIMARY KEY,
  another_rather_long_column_name_here int UNIQUE CHECK (another_rather_long_column_name_here > 0),
  short int REFERENCES t (a)
);
CREATE INDEX ON a_table_with_a_name_so_long_that_hardly_anything_fits_after_it (another_rather_long_column_name_here, short);
CREATE TABLE this_name_is_longer_than_sixty_three_bytes_and_will_be_cut_off_here (this_column_too_is_longer_than_sixty_three_bytes_and_will_be_cut_off int);
ALTER TABLE this_name_is_longer_than_sixty_three_bytes_and_will_be_cut_off_there ADD COLUMN ok int UNIQUE;
CREATE TABLE "éééééééééééééééééééééééééééééééé" ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" int UNIQUE, id serial PRIMARY KEY);
CREATE TABLE "Mixed" ("Id" int PRIMARY KEY, "userName" text UNIQUE, CHECK ("Id" > 0));
CREATE INDEX ON "Mixed" ("userName", "Id");
CREATE TABLE gone (a int UNIQUE);
ALTER TABLE gone RENAME TO went;
CREATE TABLE gone (a int UNIQUE);
ALTER TABLE t ADD CONSTRAINT one UNIQUE (d), ADD CONSTRAINT two CHECK (d > 0), ADD UNIQUE (d), ADD CHECK (d > 1);
ALTER TABLE t ADD COLUMN e int UNIQUE CHECK (e > 0) REFERENCES t (a);
CREATE TABLE u (id int, e int, EXCLUDE USING gist (int4range(id, e) WITH &&), EXCLUDE (id WITH =));
CREATE TABLE many (a int, b int, c int, d int, CHECK (a > 0 AND b > 0), CHECK (c > 0), CHECK (c > 0 OR c < -5), UNIQUE (a, b, c, d), FOREIGN KEY (a, b) REFERENCES many (a, b), UNIQUE (a, b));
ALTER TABLE many RENAME CONSTRAINT many_c_check TO many_c_check5;
ALTER TABLE many ADD CHECK (c <> 4);
