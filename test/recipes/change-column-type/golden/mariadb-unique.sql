-- Change Orders.key from int to varchar(20) in two releases
-- servers: v1.0.0 goes on reading and writing key as int.
-- servers: The new server works with key as int and as varchar(20), as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names key_new.
-- servers: The server after it may count on varchar(20).
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: At the end key stands last in the table.

-- expand, this release: Add Orders.key_new and fill it from key
ALTER TABLE Orders ADD COLUMN key_new varchar(20);
CREATE TRIGGER Orders_key_new_bi2 BEFORE INSERT ON Orders FOR EACH ROW BEGIN SET NEW.key_new = CAST(NEW.`key` AS CHAR); END;
CREATE TRIGGER Orders_key_new_bu2 BEFORE UPDATE ON Orders FOR EACH ROW BEGIN SET NEW.key_new = CAST(NEW.`key` AS CHAR); END;
-- down: DROP TRIGGER Orders_key_new_bi2;
-- down: DROP TRIGGER Orders_key_new_bu2;
-- down: ALTER TABLE Orders DROP COLUMN key_new;

-- backfill, this release, outside a transaction: Fill Orders.key_new of the rows that are there
DROP PROCEDURE IF EXISTS backfill_Orders_key_new;
CREATE PROCEDURE backfill_Orders_key_new()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM Orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM Orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE Orders SET key_new = CAST(`key` AS CHAR) WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(key_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(`key` AS CHAR) USING utf8mb4) AS BINARY)));
    ELSE
      UPDATE Orders SET key_new = CAST(`key` AS CHAR) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(key_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(`key` AS CHAR) USING utf8mb4) AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_Orders_key_new();
DROP PROCEDURE backfill_Orders_key_new;

-- backfill, this release: Index Orders.key_new as Orders_key does key
ALTER TABLE Orders ADD UNIQUE KEY Orders_key_key_new (key_new);
-- down: DROP INDEX Orders_key_key_new ON Orders;

-- contract, next release: Exchange Orders.key for key_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM Orders WHERE NOT (CAST(CONVERT(key_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CAST(`key` AS CHAR) USING utf8mb4) AS BINARY))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Orders.key_new and key differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
ALTER TABLE Orders MODIFY COLUMN `key` int, ALGORITHM=INPLACE, LOCK=NONE;
LOCK TABLES Orders WRITE;
ALTER TABLE Orders RENAME COLUMN `key` TO key_old, RENAME COLUMN key_new TO `key`;
DROP TRIGGER Orders_key_new_bi2;
DROP TRIGGER Orders_key_new_bu2;
UNLOCK TABLES;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM Orders WHERE NOT (key_old <=> IF(`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(`key` AS DECIMAL(30, 0)), NULL), NULL))) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Orders.key_old and key differ: fill it again';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM Orders WHERE `key` IS NOT NULL AND key_old IS NULL) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some values of Orders.key do not fit the old type';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: LOCK TABLES Orders WRITE;
-- down: ALTER TABLE Orders RENAME COLUMN `key` TO key_new, RENAME COLUMN key_old TO `key`;
-- down: DROP TRIGGER Orders_key_old_bi2;
-- down: DROP TRIGGER Orders_key_old_bu2;
-- down: CREATE TRIGGER Orders_key_new_bi2 BEFORE INSERT ON Orders FOR EACH ROW BEGIN SET NEW.key_new = CAST(NEW.`key` AS CHAR); END;
-- down: CREATE TRIGGER Orders_key_new_bu2 BEFORE UPDATE ON Orders FOR EACH ROW BEGIN SET NEW.key_new = CAST(NEW.`key` AS CHAR); END;
-- down: UNLOCK TABLES;
-- down: SET @sql_mode_before = @@SESSION.sql_mode;
-- down: SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
-- down: ALTER TABLE Orders MODIFY COLUMN `key` int NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- down: SET SESSION sql_mode = @sql_mode_before;

-- contract, next release: Drop the old Orders.key
ALTER TABLE Orders DROP INDEX Orders_key, RENAME INDEX Orders_key_key_new TO Orders_key;
ALTER TABLE Orders DROP COLUMN key_old, ALGORITHM=INSTANT;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM Orders WHERE `key` IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Orders.key is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE Orders MODIFY COLUMN `key` varchar(20) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE Orders MODIFY COLUMN `key` varchar(20);
-- down: ALTER TABLE Orders RENAME INDEX Orders_key TO Orders_key_key_new;
-- down: ALTER TABLE Orders ADD COLUMN key_old int;
-- down: CREATE TRIGGER Orders_key_old_bi2 BEFORE INSERT ON Orders FOR EACH ROW BEGIN SET NEW.key_old = IF(NEW.`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(NEW.`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(NEW.`key` AS DECIMAL(30, 0)), NULL), NULL); END;
-- down: CREATE TRIGGER Orders_key_old_bu2 BEFORE UPDATE ON Orders FOR EACH ROW BEGIN SET NEW.key_old = IF(NEW.`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(NEW.`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(NEW.`key` AS DECIMAL(30, 0)), NULL), NULL); END;
-- down: DROP PROCEDURE IF EXISTS backfill_Orders_key_old;
-- CREATE PROCEDURE backfill_Orders_key_old()
-- BEGIN
--   SET @backfill_low = (SELECT MIN(id) FROM Orders);
--   WHILE @backfill_low IS NOT NULL DO
--     SET @backfill_high = (SELECT id FROM Orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
--     -- Two statements, as a condition with OR would lock every row up to the last one.
--     IF @backfill_high IS NULL THEN
--       UPDATE Orders SET key_old = IF(`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(`key` AS DECIMAL(30, 0)), NULL), NULL) WHERE id >= @backfill_low AND (NOT (key_old <=> IF(`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(`key` AS DECIMAL(30, 0)), NULL), NULL)));
--     ELSE
--       UPDATE Orders SET key_old = IF(`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(`key` AS DECIMAL(30, 0)), NULL), NULL) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (key_old <=> IF(`key` REGEXP '^-?[0-9]{1,29}$', IF(CAST(`key` AS DECIMAL(30, 0)) BETWEEN -2147483648 AND 2147483647, CAST(`key` AS DECIMAL(30, 0)), NULL), NULL)));
--     END IF;
--     DO SLEEP(0.05);
--     SET @backfill_low = @backfill_high;
--   END WHILE;
-- END;
-- CALL backfill_Orders_key_old();
-- DROP PROCEDURE backfill_Orders_key_old;
-- down: ALTER TABLE Orders ADD UNIQUE KEY Orders_key (key_old);
