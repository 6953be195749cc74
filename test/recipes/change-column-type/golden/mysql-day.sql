-- Change bills.due from timestamp to date in two releases
-- servers: v1.0.0 goes on reading and writing due as timestamp.
-- servers: The new server works with due as timestamp and as date, as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names due_new.
-- servers: The server after it may count on date.
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: The conversion looks at time_zone: it must be the same for all sessions, and for the backfill. The contract step stops where it was not.
-- note: There is no way back from the contract step, as not every new value can be told in the old type.
-- note: At the end due stands last in the table.

-- expand, this release: Add bills.due_new and fill it from due
ALTER TABLE bills ADD COLUMN due_new date;
CREATE TRIGGER bills_due_new_bi2 BEFORE INSERT ON bills FOR EACH ROW BEGIN SET NEW.due_new = DATE(NEW.due); END;
CREATE TRIGGER bills_due_new_bu2 BEFORE UPDATE ON bills FOR EACH ROW BEGIN SET NEW.due_new = DATE(NEW.due); END;
-- down: DROP TRIGGER bills_due_new_bi2;
-- down: DROP TRIGGER bills_due_new_bu2;
-- down: ALTER TABLE bills DROP COLUMN due_new;

-- backfill, this release, outside a transaction: Fill bills.due_new of the rows that are there
DROP PROCEDURE IF EXISTS backfill_bills_due_new;
CREATE PROCEDURE backfill_bills_due_new()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM bills);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM bills WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE bills SET due_new = DATE(due) WHERE id >= @backfill_low AND (NOT (due_new <=> DATE(due)));
    ELSE
      UPDATE bills SET due_new = DATE(due) WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (due_new <=> DATE(due)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_bills_due_new();
DROP PROCEDURE backfill_bills_due_new;

-- contract, next release: Exchange bills.due for due_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM bills WHERE NOT (due_new <=> DATE(due))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bills.due_new and due differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
LOCK TABLES bills WRITE;
ALTER TABLE bills RENAME COLUMN due TO due_old, RENAME COLUMN due_new TO due;
DROP TRIGGER bills_due_new_bi2;
DROP TRIGGER bills_due_new_bu2;
UNLOCK TABLES;

-- contract, next release: Drop the old bills.due
ALTER TABLE bills DROP COLUMN due_old, ALGORITHM=INSTANT;
