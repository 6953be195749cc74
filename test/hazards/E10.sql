-- A primary key without the partition key
-- before
CREATE TABLE users (id bigint PRIMARY KEY);
-- migration fires
CREATE TABLE events (id int PRIMARY KEY, day date) PARTITION BY RANGE (day);
-- migration silent
CREATE TABLE events (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
