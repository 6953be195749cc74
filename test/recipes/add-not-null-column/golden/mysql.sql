-- Add orders.due, and set it NOT NULL in the next release
-- servers: The new server writes due in every row it inserts or changes, and takes NULL as not known yet: rows of v1.0.0 have it.
-- note: No value can be made up for orders.due: fill the rows that are NULL before the contract step. While there are any, the step stops.

-- expand, this release: Add orders.due, which may be NULL for now
ALTER TABLE orders ADD COLUMN due date;
-- down: ALTER TABLE orders DROP COLUMN due;

-- contract, next release: Set orders.due NOT NULL while writes go on
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE due IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.due is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE orders MODIFY COLUMN due date NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE orders MODIFY COLUMN due date;
