-- engine: mysql 8.4
-- schema
CREATE TABLE countries (code varchar(2) NOT NULL, name text);
-- v1
SELECT name FROM countries;
-- change
ALTER TABLE countries ADD PRIMARY KEY (code);
