-- What goes with a column when it is dropped, renamed or retyped.
CREATE TABLE item (
  id bigint PRIMARY KEY,
  code varchar(20) NOT NULL,
  label text DEFAULT 'none',
  size int,
  weight numeric(8, 2) DEFAULT 0.5,
  made timestamptz DEFAULT now(),
  tags text[] DEFAULT '{}',
  UNIQUE (code, size),
  CHECK (size > 0),
  CONSTRAINT sane CHECK (weight < 100 AND size < 1000)
);
CREATE INDEX item_label ON item (label);
CREATE INDEX item_size_label ON item (size, label);
CREATE INDEX item_lower ON item (lower(label));
CREATE INDEX item_heavy ON item (id) WHERE weight > 50;
CREATE INDEX item_covering ON item (id) INCLUDE (made);
COMMENT ON COLUMN item.label IS 'shown to people';
ALTER TABLE item RENAME COLUMN label TO title;
ALTER TABLE item DROP COLUMN title;
ALTER TABLE item DROP made;
ALTER TABLE item DROP COLUMN IF EXISTS made;
ALTER TABLE item DROP COLUMN weight;
ALTER TABLE item DROP COLUMN size;
ALTER TABLE item ADD COLUMN size smallint NOT NULL DEFAULT 1 CHECK (size < 10) UNIQUE;
ALTER TABLE item ADD COLUMN IF NOT EXISTS size text;
ALTER TABLE item ADD label char(3);
ALTER TABLE item ALTER COLUMN size TYPE bigint;
ALTER TABLE item DROP CONSTRAINT item_size_check;
ALTER TABLE item DROP CONSTRAINT IF EXISTS item_size_check;
ALTER TABLE item ALTER size SET DATA TYPE text USING size::text;
ALTER TABLE item ALTER COLUMN size TYPE numeric(12, 4) USING size::numeric, ALTER COLUMN code TYPE text;
ALTER TABLE item ALTER COLUMN size DROP DEFAULT;
ALTER TABLE item ALTER COLUMN size DROP NOT NULL;
ALTER TABLE item ALTER COLUMN label SET DEFAULT 'abc';
ALTER TABLE item ALTER COLUMN label SET NOT NULL;
ALTER TABLE item ALTER COLUMN label TYPE varchar(5) COLLATE "C";
ALTER TABLE item ALTER COLUMN label SET DEFAULT NULL;
ALTER TABLE item ALTER COLUMN label SET STATISTICS 100, ALTER COLUMN label SET STORAGE EXTERNAL;
ALTER TABLE item RENAME COLUMN id TO "Number";
ALTER TABLE item RENAME TO "Thing";
ALTER TABLE IF EXISTS item RENAME TO other;
ALTER TABLE IF EXISTS item DROP COLUMN code;
ALTER TABLE "Thing" DROP COLUMN "Number";
ALTER TABLE "Thing" ADD PRIMARY KEY (code);
ALTER TABLE "Thing" RENAME COLUMN code TO "Code";
DROP TABLE IF EXISTS item, "Thing" CASCADE;
DROP TABLE IF EXISTS "Thing";

-- Types in all their spellings.
CREATE TABLE spelled (
  a int2, b int4, c int8, d float4, e float8, f float(10), g float(40), h real, i double precision,
  j decimal, k dec(5), l numeric(5, 2), m bool, n varchar, o character varying(7), p char, q character(4), r bpchar,
  s timestamp, t timestamptz(3), u timestamp(0) without time zone, v time, w time(2) with time zone, x timetz,
  y interval, z interval day to second(3), aa bit, ab bit(5), ac varbit, ad bit varying(9), ae text[], af int[3][3],
  ag varchar(9)[], ah "char", ai name, aj oid, ak regclass, al json, am jsonb, an uuid, ao bytea, ap inet, aq cidr,
  ar macaddr, at xml, au money, av point, aw tsvector, ax tsquery, ay int4range, az pg_catalog.int8, ba national character(3),
  bb text array, bc int array[4], bd numeric(3, 0)[], be tstzrange, bf interval(2), bg interval year to month,
  bh nchar varying(6), bi pg_catalog.varchar(11), bj pg_lsn, bk int8multirange
);
ALTER TABLE spelled ALTER a TYPE timestamptz USING NULL, ALTER b TYPE "char" USING 'x', ALTER c TYPE date USING current_date;
