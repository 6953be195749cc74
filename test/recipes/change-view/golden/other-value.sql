-- Change bills in three releases
-- servers: v1.0.0 goes on reading total and tax of bills.
-- servers: The new server reads bills_v2 in place of bills; the one of the next release reads bills again.
-- note: Roles that don't own it need privileges on bills_v2 before the new server starts, and again in the contract step, where it is made anew as a view of bills.

-- expand, this release: Make bills_v2
CREATE VIEW bills_v2 AS SELECT id, cents + tax AS total FROM orders;
-- down: DROP VIEW bills_v2;

-- contract, next release: Let bills_v2 take the name of bills
DROP VIEW bills;
ALTER VIEW bills_v2 RENAME TO bills;
CREATE VIEW bills_v2 WITH (security_invoker = true) AS SELECT * FROM bills;
-- down: DROP VIEW bills_v2;
-- down: ALTER VIEW bills RENAME TO bills_v2;
-- down: CREATE VIEW bills (id, total, tax) AS SELECT id, cents AS total, tax FROM orders;

-- contract, release after next: Drop bills_v2
DROP VIEW bills_v2;
-- down: CREATE VIEW bills_v2 WITH (security_invoker = true) AS SELECT * FROM bills;
