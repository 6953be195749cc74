-- Drop uses, items, coupons and carts in the release after the next one
-- servers: v1.0.0 goes on using uses, items, coupons and carts.
-- servers: The new server does not name uses, items, coupons and carts any more.
-- note: Nothing changes with this release, so v1.0.0 can come back at any time. Until the last step the rows are all there, under the name uses_dropped, items_dropped, coupons_dropped and carts_dropped.

-- contract, next release: Set uses, items, coupons and carts aside
ALTER TABLE uses RENAME TO uses_dropped;
ALTER TABLE items RENAME TO items_dropped;
ALTER TABLE coupons RENAME TO coupons_dropped;
ALTER TABLE carts RENAME TO carts_dropped;
-- down: ALTER TABLE uses_dropped RENAME TO uses;
-- down: ALTER TABLE items_dropped RENAME TO items;
-- down: ALTER TABLE coupons_dropped RENAME TO coupons;
-- down: ALTER TABLE carts_dropped RENAME TO carts;

-- contract, release after next: Drop uses, items, coupons and carts
DROP TABLE uses_dropped, items_dropped, coupons_dropped, carts_dropped;
DROP FUNCTION stamped();
DROP TYPE state;
