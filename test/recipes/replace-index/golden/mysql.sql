-- Replace by_customer while reads and writes of orders go on
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: The way back builds the index anew, without a COMMENT, INVISIBLE and the like.

-- expand, this release: Build the new by_customer on orders as by_customer_new
CREATE INDEX by_customer_new ON orders (customer, made);
-- down: DROP INDEX by_customer_new ON orders;

-- backfill, this release: Let by_customer_new take the place of by_customer
ALTER TABLE orders DROP INDEX by_customer, RENAME INDEX by_customer_new TO by_customer;
-- down: ALTER TABLE orders RENAME INDEX by_customer TO by_customer_new;
-- down: CREATE INDEX by_customer ON orders (customer);
