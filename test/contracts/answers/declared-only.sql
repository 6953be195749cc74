-- Only migrations are here, and the manifest declares what is used of them: then it is all there is.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: bellows.yaml
bellows: 1
uses:
  users: { reads: [fax] }
-- answers
users.fax: used [uses bellows.yaml:3]
users.nick: unused, the manifest declares no use of it, and there is no code here
orders: unused, the manifest declares no use of it, and there is no code here
