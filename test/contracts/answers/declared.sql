-- What the manifest declares counts.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: bellows.yaml
bellows: 1
uses:
  users: { reads: [fax] }
  orders: all
-- file: src/main.go
package main
-- answers
users.fax: used [uses bellows.yaml:3]
users.nick: unknown, No query was found in the code of v1.0.0, so nothing tells what it uses.
orders.note: used [uses bellows.yaml:4]
orders: used [uses bellows.yaml:4]
