-- Set orders.note NOT NULL in the next release
-- servers: The new server writes a value to orders.note in every row it inserts or changes.
-- servers: v1.0.0 may go on writing NULL until it is gone; the new server still reads NULL in its rows.
-- servers: v1.0.0 reads '' where it left note NULL or out.
-- note: Rows without a value get '': put another value there if it means something else to the servers.
-- note: The default '' stands in for INSERTs of v1.0.0 that leave the column out, and goes with the last step.

-- expand, this release: Let orders.note stand at '' where it is left out
ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';
-- down: ALTER TABLE orders ALTER COLUMN note SET DEFAULT NULL;

-- backfill, this release, outside a transaction: Fill the rows in which orders.note is NULL
DROP PROCEDURE IF EXISTS backfill_orders_note;
CREATE PROCEDURE backfill_orders_note()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE orders SET note = '' WHERE id >= @backfill_low AND (note IS NULL);
    ELSE
      UPDATE orders SET note = '' WHERE id >= @backfill_low AND id < @backfill_high AND (note IS NULL);
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_note();
DROP PROCEDURE backfill_orders_note;

-- contract, next release, outside a transaction: Fill what v1.0.0 left NULL since
DROP PROCEDURE IF EXISTS backfill_orders_note;
CREATE PROCEDURE backfill_orders_note()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE orders SET note = '' WHERE id >= @backfill_low AND (note IS NULL);
    ELSE
      UPDATE orders SET note = '' WHERE id >= @backfill_low AND id < @backfill_high AND (note IS NULL);
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_note();
DROP PROCEDURE backfill_orders_note;

-- contract, next release: Set orders.note NOT NULL while writes go on
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE orders MODIFY COLUMN note varchar(40) NOT NULL COMMENT 'of the customer', ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE orders MODIFY COLUMN note varchar(40) COMMENT 'of the customer';
