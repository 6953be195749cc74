-- Change orders.quantity from smallint to int in two releases
-- servers: v1.0.0 goes on reading and writing quantity as smallint.
-- servers: The new server works with quantity as smallint and as int, as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names quantity_new.
-- servers: The server after it may count on int.
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: At the end quantity stands last in the table.

-- expand, this release: Add orders.quantity_new and fill it from quantity
ALTER TABLE orders ADD COLUMN quantity_new int;
CREATE TRIGGER orders_quantity_new_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = NEW.quantity; END;
CREATE TRIGGER orders_quantity_new_bu2 BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = NEW.quantity; END;
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
      UPDATE orders SET quantity_new = quantity WHERE id >= @backfill_low AND (NOT (quantity_new <=> quantity));
    ELSE
      UPDATE orders SET quantity_new = quantity WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (quantity_new <=> quantity));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_quantity_new();
DROP PROCEDURE backfill_orders_quantity_new;

-- backfill, this release: Index orders.quantity_new as orders_customer does quantity
CREATE INDEX orders_customer_quantity_new ON orders (customer_id, quantity_new);
-- down: DROP INDEX orders_customer_quantity_new ON orders;

-- contract, next release: Exchange orders.quantity for quantity_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE NOT (quantity_new <=> quantity)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity_new and quantity differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
LOCK TABLES orders WRITE;
ALTER TABLE orders RENAME COLUMN quantity TO quantity_old, RENAME COLUMN quantity_new TO quantity;
ALTER TABLE orders ALTER COLUMN quantity_old SET DEFAULT 0;
DROP TRIGGER orders_quantity_new_bi2;
DROP TRIGGER orders_quantity_new_bu2;
UNLOCK TABLES;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM orders WHERE NOT (quantity_old <=> IF(quantity BETWEEN -32768 AND 32767, quantity, NULL))) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.quantity_old and quantity differ: fill it again';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM orders WHERE quantity IS NOT NULL AND quantity_old IS NULL) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some values of orders.quantity do not fit the old type';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: LOCK TABLES orders WRITE;
-- down: ALTER TABLE orders RENAME COLUMN quantity TO quantity_new, RENAME COLUMN quantity_old TO quantity;
-- down: DROP TRIGGER orders_quantity_old_bi2;
-- down: DROP TRIGGER orders_quantity_old_bu2;
-- down: CREATE TRIGGER orders_quantity_new_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = NEW.quantity; END;
-- down: CREATE TRIGGER orders_quantity_new_bu2 BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.quantity_new = NEW.quantity; END;
-- down: UNLOCK TABLES;
-- down: SET @sql_mode_before = @@SESSION.sql_mode;
-- down: SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
-- down: ALTER TABLE orders MODIFY COLUMN quantity smallint NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- down: SET SESSION sql_mode = @sql_mode_before;

-- contract, next release: Drop the old orders.quantity
ALTER TABLE orders DROP INDEX orders_customer, RENAME INDEX orders_customer_quantity_new TO orders_customer;
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
ALTER TABLE orders MODIFY COLUMN quantity int NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE orders MODIFY COLUMN quantity int;
-- down: ALTER TABLE orders RENAME INDEX orders_customer TO orders_customer_quantity_new;
-- down: ALTER TABLE orders ADD COLUMN quantity_old smallint;
-- down: CREATE TRIGGER orders_quantity_old_bi2 BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.quantity_old = IF(NEW.quantity BETWEEN -32768 AND 32767, NEW.quantity, NULL); END;
-- down: CREATE TRIGGER orders_quantity_old_bu2 BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.quantity_old = IF(NEW.quantity BETWEEN -32768 AND 32767, NEW.quantity, NULL); END;
-- down: DROP PROCEDURE IF EXISTS backfill_orders_quantity_old;
-- CREATE PROCEDURE backfill_orders_quantity_old()
-- BEGIN
--   SET @backfill_low = (SELECT MIN(id) FROM orders);
--   WHILE @backfill_low IS NOT NULL DO
--     SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
--     -- Two statements, as a condition with OR would lock every row up to the last one.
--     IF @backfill_high IS NULL THEN
--       UPDATE orders SET quantity_old = IF(quantity BETWEEN -32768 AND 32767, quantity, NULL) WHERE id >= @backfill_low AND (NOT (quantity_old <=> IF(quantity BETWEEN -32768 AND 32767, quantity, NULL)));
--     ELSE
--       UPDATE orders SET quantity_old = IF(quantity BETWEEN -32768 AND 32767, quantity, NULL) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (quantity_old <=> IF(quantity BETWEEN -32768 AND 32767, quantity, NULL)));
--     END IF;
--     DO SLEEP(0.05);
--     SET @backfill_low = @backfill_high;
--   END WHILE;
-- END;
-- CALL backfill_orders_quantity_old();
-- DROP PROCEDURE backfill_orders_quantity_old;
-- down: CREATE INDEX orders_customer ON orders (customer_id, quantity_old);
