-- Make code the primary key of orders in place of id
-- servers: The new server gives code in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on id being the key, nor yet on code.
-- servers: v1.0.0 finds the old key as it was, as long as it runs.
-- note: Find the rows that stand in the way of the new key, and correct them first: SELECT code, count(*) FROM orders WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1.
-- note: After the contract step nothing keeps id from repeating: add a unique constraint if something should.
-- note: Logical replication identifies rows by the primary key: it goes by the new one then.
-- note: Taking the contract step back builds the index of the old key under its lock; it fails where the old key repeats by then.

-- contract, next release: Change the primary key of orders
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE orders ADD CONSTRAINT orders_by_code PRIMARY KEY USING INDEX orders_code;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_by_code;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX orders_code ON orders (code);
