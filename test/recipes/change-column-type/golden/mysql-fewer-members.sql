-- Change jobs.state from enum('new','odd','done') to enum('new','done') in two releases
-- servers: v1.0.0 goes on reading and writing state as enum('new','odd','done').
-- servers: The new server works with state as enum('new','odd','done') and as enum('new','done'), as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names state_new.
-- servers: The server after it may count on enum('new','done').
-- note: What does not fit enum('new','done') is NULL in state_new and stays as it is in state. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM jobs WHERE state IS NOT NULL AND state_new IS NULL.
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: At the end state stands last in the table.

-- expand, this release: Add jobs.state_new and fill it from state
ALTER TABLE jobs ADD COLUMN state_new enum('new','done');
CREATE TRIGGER jobs_state_new_bi2 BEFORE INSERT ON jobs FOR EACH ROW BEGIN SET NEW.state_new = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'done'), 'new', 'done'); END;
CREATE TRIGGER jobs_state_new_bu2 BEFORE UPDATE ON jobs FOR EACH ROW BEGIN SET NEW.state_new = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'done'), 'new', 'done'); END;
-- down: DROP TRIGGER jobs_state_new_bi2;
-- down: DROP TRIGGER jobs_state_new_bu2;
-- down: ALTER TABLE jobs DROP COLUMN state_new;

-- backfill, this release, outside a transaction: Fill jobs.state_new of the rows that are there
DROP PROCEDURE IF EXISTS backfill_jobs_state_new;
CREATE PROCEDURE backfill_jobs_state_new()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM jobs);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM jobs WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE jobs SET state_new = ELT(FIELD(CAST(state AS CHAR), 'new', 'done'), 'new', 'done') WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(state_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'done'), 'new', 'done') USING utf8mb4) AS BINARY)));
    ELSE
      UPDATE jobs SET state_new = ELT(FIELD(CAST(state AS CHAR), 'new', 'done'), 'new', 'done') WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(state_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'done'), 'new', 'done') USING utf8mb4) AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_jobs_state_new();
DROP PROCEDURE backfill_jobs_state_new;

-- contract, next release: Exchange jobs.state for state_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM jobs WHERE NOT (CAST(CONVERT(state_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'done'), 'new', 'done') USING utf8mb4) AS BINARY))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'jobs.state_new and state differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM jobs WHERE state IS NOT NULL AND state_new IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some values of jobs.state do not fit';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
ALTER TABLE jobs ALTER COLUMN state_new SET DEFAULT 'new';
LOCK TABLES jobs WRITE;
ALTER TABLE jobs RENAME COLUMN state TO state_old, RENAME COLUMN state_new TO state;
DROP TRIGGER jobs_state_new_bi2;
DROP TRIGGER jobs_state_new_bu2;
UNLOCK TABLES;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM jobs WHERE NOT (CAST(CONVERT(state_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done') USING utf8mb4) AS BINARY))) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'jobs.state_old and state differ: fill it again';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM jobs WHERE state IS NOT NULL AND state_old IS NULL) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some values of jobs.state do not fit the old type';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: ALTER TABLE jobs ALTER COLUMN state_old SET DEFAULT 'new';
-- down: LOCK TABLES jobs WRITE;
-- down: ALTER TABLE jobs RENAME COLUMN state TO state_new, RENAME COLUMN state_old TO state;
-- down: ALTER TABLE jobs ALTER COLUMN state_new SET DEFAULT NULL;
-- down: DROP TRIGGER jobs_state_old_bi2;
-- down: DROP TRIGGER jobs_state_old_bu2;
-- down: CREATE TRIGGER jobs_state_new_bi2 BEFORE INSERT ON jobs FOR EACH ROW BEGIN SET NEW.state_new = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'done'), 'new', 'done'); END;
-- down: CREATE TRIGGER jobs_state_new_bu2 BEFORE UPDATE ON jobs FOR EACH ROW BEGIN SET NEW.state_new = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'done'), 'new', 'done'); END;
-- down: UNLOCK TABLES;
-- down: SET @sql_mode_before = @@SESSION.sql_mode;
-- down: SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
-- down: ALTER TABLE jobs MODIFY COLUMN state enum('new','odd','done') NOT NULL DEFAULT 'new', ALGORITHM=INPLACE, LOCK=NONE;
-- down: SET SESSION sql_mode = @sql_mode_before;

-- contract, next release: Drop the old jobs.state
ALTER TABLE jobs DROP COLUMN state_old, ALGORITHM=INSTANT;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM jobs WHERE state IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'jobs.state is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE jobs MODIFY COLUMN state enum('new','done') NOT NULL DEFAULT 'new', ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE jobs MODIFY COLUMN state enum('new','done') DEFAULT 'new';
-- down: ALTER TABLE jobs ADD COLUMN state_old enum('new','odd','done');
-- down: CREATE TRIGGER jobs_state_old_bi2 BEFORE INSERT ON jobs FOR EACH ROW BEGIN SET NEW.state_old = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done'); END;
-- down: CREATE TRIGGER jobs_state_old_bu2 BEFORE UPDATE ON jobs FOR EACH ROW BEGIN SET NEW.state_old = ELT(FIELD(CAST(NEW.state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done'); END;
-- down: DROP PROCEDURE IF EXISTS backfill_jobs_state_old;
-- CREATE PROCEDURE backfill_jobs_state_old()
-- BEGIN
--   SET @backfill_low = (SELECT MIN(id) FROM jobs);
--   WHILE @backfill_low IS NOT NULL DO
--     SET @backfill_high = (SELECT id FROM jobs WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
--     -- Two statements, as a condition with OR would lock every row up to the last one.
--     IF @backfill_high IS NULL THEN
--       UPDATE jobs SET state_old = ELT(FIELD(CAST(state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done') WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(state_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done') USING utf8mb4) AS BINARY)));
--     ELSE
--       UPDATE jobs SET state_old = ELT(FIELD(CAST(state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done') WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(state_old USING utf8mb4) AS BINARY) <=> CAST(CONVERT(ELT(FIELD(CAST(state AS CHAR), 'new', 'odd', 'done'), 'new', 'odd', 'done') USING utf8mb4) AS BINARY)));
--     END IF;
--     DO SLEEP(0.05);
--     SET @backfill_low = @backfill_high;
--   END WHILE;
-- END;
-- CALL backfill_jobs_state_old();
-- DROP PROCEDURE backfill_jobs_state_old;
