-- What the queries beside this file are resolved against.
CREATE TYPE mood AS ENUM ('fine', 'bad');
CREATE TYPE address AS (street text, city text);
CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  mail text UNIQUE,
  born date,
  home address,
  feels mood DEFAULT 'fine',
  shout text GENERATED ALWAYS AS (upper(name)) STORED
);
CREATE TABLE book (
  id bigint PRIMARY KEY,
  author bigint REFERENCES person,
  title text NOT NULL,
  price numeric(6, 2),
  tags jsonb DEFAULT '[]',
  born date,
  CONSTRAINT book_author_title UNIQUE (author, title)
);
CREATE TABLE loan (
  book bigint REFERENCES book,
  reader bigint REFERENCES person,
  since date NOT NULL,
  until date,
  PRIMARY KEY (book, reader)
);
CREATE UNIQUE INDEX loan_open ON loan (book) WHERE until IS NULL;
CREATE UNIQUE INDEX person_lower_mail ON person (lower(mail));
CREATE TABLE note (body text, written timestamptz DEFAULT now());
CREATE TABLE diary (page int) INHERITS (note);
CREATE VIEW novel AS SELECT b.id, b.title AS heading, p.name AS writer FROM book b JOIN person p ON p.id = b.author;
CREATE VIEW reader AS SELECT id AS number, name AS label FROM person;
CREATE MATERIALIZED VIEW shelf AS SELECT author, count(*) AS books FROM book GROUP BY author;
CREATE FUNCTION books_of(who bigint) RETURNS TABLE (number bigint, label text) LANGUAGE sql AS 'SELECT 1::bigint, $$x$$';
CREATE FUNCTION people() RETURNS SETOF person LANGUAGE sql AS 'SELECT * FROM person';
CREATE SCHEMA archive;
CREATE TABLE archive.book (id bigint PRIMARY KEY, title text, moved date);
CREATE TABLE "Order" ("Id" int PRIMARY KEY, "userId" bigint, total int);
