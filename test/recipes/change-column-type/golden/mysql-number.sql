-- Change orders.quantity from varchar(40) to decimal(8,2) in two releases
-- servers: v1.0.0 goes on reading and writing quantity as varchar(40).
-- servers: The new server works with quantity as varchar(40) and as decimal(8,2), as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names quantity_new.
-- servers: The server after it may count on decimal(8,2).
-- note: What does not fit decimal(8,2) is NULL in quantity_new and stays as it is in quantity. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM orders WHERE quantity IS NOT NULL AND quantity_new IS NULL.
-- note: quantity becomes NOT NULL as well: give its rows a value before the contract step, which stops at a NULL.
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: orders_tidy names quantity: make sure that it works with both types.
-- note: The backfill fires orders_tidy for each row it fills.
-- note: At the end quantity stands last in the table.

-- expand, this release: Add orders.quantity_new and fill it from quantity
ALTER TABLE orders ADD COLUMN quantity_new decimal(8,2);
CREATE TRIGGER orders_quantity_new_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = IF(NEW.quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(NEW.quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(NEW.quantity AS DECIMAL(32, 2)), NULL), NULL); END;
CREATE TRIGGER orders_quantity_new_bu2 BEFORE UPDATE ON orders FOR EACH ROW FOLLOWS orders_tidy BEGIN SET NEW.quantity_new = IF(NEW.quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(NEW.quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(NEW.quantity AS DECIMAL(32, 2)), NULL), NULL); END;
-- down: DROP TRIGGER orders_quantity_new_bi2;
-- down: DROP TRIGGER orders_quantity_new_bu2;
-- down: ALTER TABLE orders DROP COLUMN quantity_new;

-- backfill, this release, outside a transaction: Fill orders.quantity_new of the rows that are there
DROP PROCEDURE IF EXISTS backfill_orders_quantity_new;
CREATE PROCEDURE backfill_orders_quantity_new()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE orders SET quantity_new = IF(quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(quantity AS DECIMAL(32, 2)), NULL), NULL) WHERE id >= @backfill_low AND (NOT (quantity_new <=> IF(quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(quantity AS DECIMAL(32, 2)), NULL), NULL)));
    ELSE
      UPDATE orders SET quantity_new = IF(quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(quantity AS DECIMAL(32, 2)), NULL), NULL) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (quantity_new <=> IF(quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(quantity AS DECIMAL(32, 2)), NULL), NULL)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_quantity_new();
DROP PROCEDURE backfill_orders_quantity_new;

-- contract, next release: Exchange orders.quantity for quantity_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE NOT (quantity_new <=> IF(quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(quantity AS DECIMAL(32, 2)), NULL), NULL))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity_new and quantity differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE quantity IS NOT NULL AND quantity_new IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some values of orders.quantity do not fit';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE quantity_new IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
ALTER TABLE orders ALTER COLUMN quantity_new SET DEFAULT 1;
LOCK TABLES orders WRITE;
ALTER TABLE orders RENAME COLUMN quantity TO quantity_old, RENAME COLUMN quantity_new TO quantity;
DROP TRIGGER orders_quantity_new_bi2;
DROP TRIGGER orders_quantity_new_bu2;
UNLOCK TABLES;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM orders WHERE NOT (CAST(CONVERT(quantity_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(quantity AS CHAR) USING utf8mb4) AS BINARY))) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity_old and quantity differ: fill it again';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: ALTER TABLE orders ALTER COLUMN quantity_old SET DEFAULT '1';
-- down: LOCK TABLES orders WRITE;
-- down: ALTER TABLE orders RENAME COLUMN quantity TO quantity_new, RENAME COLUMN quantity_old TO quantity;
-- down: ALTER TABLE orders ALTER COLUMN quantity_new SET DEFAULT NULL;
-- down: DROP TRIGGER orders_quantity_old_bi2;
-- down: DROP TRIGGER orders_quantity_old_bu2;
-- down: CREATE TRIGGER orders_quantity_new_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = IF(NEW.quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(NEW.quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(NEW.quantity AS DECIMAL(32, 2)), NULL), NULL); END;
-- down: CREATE TRIGGER orders_quantity_new_bu2 BEFORE UPDATE ON orders FOR EACH ROW FOLLOWS orders_tidy BEGIN SET NEW.quantity_new = IF(NEW.quantity REGEXP '^-?[0-9]{1,29}([.][0-9]{1,2})?$', IF(CAST(NEW.quantity AS DECIMAL(32, 2)) BETWEEN -999999.99 AND 999999.99, CAST(NEW.quantity AS DECIMAL(32, 2)), NULL), NULL); END;
-- down: UNLOCK TABLES;

-- contract, next release: Drop the old orders.quantity
ALTER TABLE orders DROP COLUMN quantity_old, ALGORITHM=INSTANT;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE quantity IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE orders MODIFY COLUMN quantity decimal(8,2) NOT NULL DEFAULT 1, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE orders MODIFY COLUMN quantity decimal(8,2) DEFAULT 1;
-- down: ALTER TABLE orders ADD COLUMN quantity_old varchar(40);
-- down: CREATE TRIGGER orders_quantity_old_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_old = CAST(NEW.quantity AS CHAR); END;
-- down: CREATE TRIGGER orders_quantity_old_bu2 BEFORE UPDATE ON orders FOR EACH ROW FOLLOWS orders_tidy BEGIN SET NEW.quantity_old = CAST(NEW.quantity AS CHAR); END;
-- down: DROP PROCEDURE IF EXISTS backfill_orders_quantity_old;
-- CREATE PROCEDURE backfill_orders_quantity_old()
-- BEGIN
--   SET @backfill_low = (SELECT MIN(id) FROM orders);
--   WHILE @backfill_low IS NOT NULL DO
--     SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
--     -- Two statements, as a condition with OR would lock every row up to the last one.
--     IF @backfill_high IS NULL THEN
--       UPDATE orders SET quantity_old = CAST(quantity AS CHAR) WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(quantity_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(quantity AS CHAR) USING utf8mb4) AS BINARY)));
--     ELSE
--       UPDATE orders SET quantity_old = CAST(quantity AS CHAR) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(quantity_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(quantity AS CHAR) USING utf8mb4) AS BINARY)));
--     END IF;
--     DO SLEEP(0.05);
--     SET @backfill_low = @backfill_high;
--   END WHILE;
-- END;
-- CALL backfill_orders_quantity_old();
-- DROP PROCEDURE backfill_orders_quantity_old;
