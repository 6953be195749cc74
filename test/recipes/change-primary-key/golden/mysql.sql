-- Make tenant and id the primary key of orders in place of id
-- servers: The new server gives tenant and id in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on id being the key, nor yet on tenant and id.
-- servers: v1.0.0 finds the old key as it was, as long as it runs.
-- note: Find the rows that stand in the way of the new key, and correct them first: SELECT tenant, id, count(*) FROM orders WHERE tenant IS NOT NULL AND id IS NOT NULL GROUP BY tenant, id HAVING count(*) > 1.
-- note: After the contract step nothing keeps id from repeating: add a unique constraint if something should.
-- note: Logical replication identifies rows by the primary key: it goes by the new one then.
-- note: All rows of orders are written again in the order of the new key, while reads and writes go on.

-- contract, next release: Change the primary key of orders
ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (tenant, id), ALGORITHM=INPLACE, LOCK=NONE;
-- down: ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (id), ALGORITHM=INPLACE, LOCK=NONE;
