-- schema
CREATE TABLE log (at date NOT NULL, number int) PARTITION BY RANGE (at);
-- v1
INSERT INTO log (at, number) VALUES ($1, $2);
-- change
ALTER TABLE log ADD PRIMARY KEY (at, number);
