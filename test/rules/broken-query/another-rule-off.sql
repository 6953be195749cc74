-- A rule that is switched off and speaks of something else leaves this to be said.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
rules: { required-column-left-out: off }
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, state text);
CREATE TABLE orders (number bigint PRIMARY KEY, user_id bigint);
-- file: db/queries/orders.sql
SELECT number FROM orders JOIN users ON user_id = users.id WHERE state = 'open';
-- now
-- file: db/queries/orders.sql
SELECT number FROM orders JOIN users ON user_id = users.id WHERE users.state = 'open';
-- file: db/migrations/002_state.sql
ALTER TABLE orders ADD COLUMN state text;
--                            ^^^^^ error broken-query: v1.0.0 still runs a query that fails then: the column state is ambiguous [db/queries/orders.sql:1]
