-- Views: their columns, what they read, and how they follow renames.
CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL, born date);
CREATE TABLE book (id int PRIMARY KEY, author int REFERENCES author, title text, price numeric(6, 2), sold int DEFAULT 0);
CREATE VIEW everything AS SELECT * FROM book;
CREATE VIEW named (number, label) AS SELECT id, title FROM book;
CREATE VIEW partly_named (number) AS SELECT id, title FROM book;
CREATE VIEW joined AS SELECT b.*, a.name AS author_name FROM book b JOIN author a ON a.id = b.author;
CREATE VIEW by_using AS SELECT * FROM (SELECT id AS author, name FROM author) a JOIN book USING (author);
CREATE VIEW outer_joined AS SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author = a.id WHERE a.born IS NOT NULL;
CREATE VIEW unnamed AS
  SELECT count(*), sum(price), coalesce(title, 'x'), CASE WHEN sold > 0 THEN 1 END, title || '!' AS shout, price::int, lower(title)
  FROM book GROUP BY title, sold, price;
CREATE VIEW with_cte AS WITH cheap AS (SELECT id, title FROM book WHERE price < 5) SELECT cheap.title FROM cheap;
CREATE VIEW united AS SELECT id, name FROM author UNION ALL SELECT id, title FROM book;
CREATE VIEW nested AS SELECT name, (SELECT max(price) FROM book WHERE book.author = author.id) AS top FROM author;
CREATE VIEW existing AS SELECT id FROM author WHERE EXISTS (SELECT 1 FROM book WHERE author = author.id AND sold > 3);
CREATE VIEW from_function AS SELECT n FROM generate_series(1, 3) AS n;
CREATE VIEW aliased AS SELECT t.a, t.c FROM book AS t (a, b, c);
CREATE VIEW values_only AS VALUES (1, 'x'), (2, 'y');
CREATE VIEW constant AS SELECT 1 AS one, 'x'::text, now();
CREATE VIEW ranked AS SELECT title, row_number() OVER (PARTITION BY author ORDER BY price) FROM book;
CREATE VIEW over_view AS SELECT * FROM named WHERE number > 1;
CREATE VIEW whole_row AS SELECT b FROM book b;
CREATE VIEW counted AS SELECT count(*) AS n FROM book;
CREATE VIEW lateral_join AS SELECT a.id, top.title FROM author a, LATERAL (SELECT title FROM book WHERE author = a.id LIMIT 1) top;
CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
CREATE VIEW checked WITH (security_barrier) AS SELECT id, sold FROM book WHERE sold > 0 WITH CASCADED CHECK OPTION;

-- A star was expanded when the view was created: later columns don't show, later names don't matter.
ALTER TABLE book ADD COLUMN isbn text;
ALTER TABLE book RENAME COLUMN title TO heading;
ALTER TABLE book RENAME TO volume;
ALTER TABLE author RENAME COLUMN id TO number;
CREATE VIEW after_all AS SELECT * FROM volume;
CREATE OR REPLACE VIEW named AS SELECT id AS number, heading AS label, sold FROM volume;
CREATE OR REPLACE VIEW over_view AS SELECT number, label FROM named;
CREATE OR REPLACE VIEW fresh AS SELECT number FROM author;
ALTER VIEW named RENAME COLUMN label TO caption;
ALTER TABLE named RENAME COLUMN caption TO words;
ALTER VIEW named RENAME TO called;
ALTER TABLE joined RENAME TO merged;
ALTER VIEW IF EXISTS nothing RENAME TO something;
ALTER VIEW called ALTER COLUMN sold SET DEFAULT 1;
COMMENT ON VIEW called IS 'a view';
DROP VIEW everything, partly_named;
DROP VIEW IF EXISTS everything;
DROP VIEW called CASCADE;
ALTER TABLE volume DROP COLUMN sold CASCADE;

-- Materialized views have indexes; both go together.
CREATE MATERIALIZED VIEW prices AS SELECT author, avg(price) AS mean FROM volume GROUP BY author WITH NO DATA;
CREATE UNIQUE INDEX ON prices (author);
CREATE MATERIALIZED VIEW IF NOT EXISTS prices AS SELECT 1;
REFRESH MATERIALIZED VIEW prices;
ALTER MATERIALIZED VIEW prices RENAME COLUMN mean TO average;
ALTER MATERIALIZED VIEW prices RENAME TO averages;
CREATE VIEW high AS SELECT author FROM averages WHERE average > 10;
ALTER TABLE volume ALTER COLUMN isbn TYPE varchar(13);
DROP MATERIALIZED VIEW averages CASCADE;
DROP TABLE author CASCADE;
