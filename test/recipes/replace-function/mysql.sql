-- engine: mysql 8.4
-- schema
CREATE FUNCTION price(item bigint) RETURNS int DETERMINISTIC RETURN 100;
-- v1
SELECT price(7);
-- v2
SELECT price_v2(7, 'EUR');
-- v3
SELECT price(7, 'EUR');
-- change
DROP FUNCTION price;
CREATE FUNCTION price(item bigint, currency varchar(3)) RETURNS int DETERMINISTIC RETURN 100;
