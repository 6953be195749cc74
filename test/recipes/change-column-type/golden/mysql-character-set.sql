-- Change users.name from varchar(100) to varchar(100) in two releases
-- servers: v1.0.0 goes on reading and writing name as varchar(100).
-- servers: The new server works with name as varchar(100) and as varchar(100), as the columns exchange their names while it runs: it takes what it reads for either, and writes only values that both take and that mean the same in both. It never names name_new.
-- servers: The server after it may count on varchar(100).
-- note: Run the statements of the exchange on one connection and in this very order: LOCK TABLES, which needs the privilege of that name, lets nobody write between them. Where that does nothing, as with Galera, writes must stop meanwhile.
-- note: There is no way back from the contract step, as not every new value can be told in the old type.
-- note: At the end name stands last in the table.

-- expand, this release: Add users.name_new and fill it from name
ALTER TABLE users ADD COLUMN name_new varchar(100) collate utf8mb4_unicode_ci;
CREATE TRIGGER users_name_new_bi2 BEFORE INSERT ON users FOR EACH ROW BEGIN SET NEW.name_new = NEW.name; END;
CREATE TRIGGER users_name_new_bu2 BEFORE UPDATE ON users FOR EACH ROW BEGIN SET NEW.name_new = NEW.name; END;
-- down: DROP TRIGGER users_name_new_bi2;
-- down: DROP TRIGGER users_name_new_bu2;
-- down: ALTER TABLE users DROP COLUMN name_new;

-- backfill, this release, outside a transaction: Fill users.name_new of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_name_new;
CREATE PROCEDURE backfill_users_name_new()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET name_new = name WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(name_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(name USING utf8mb4) AS BINARY)));
    ELSE
      UPDATE users SET name_new = name WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(name_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(name USING utf8mb4) AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_name_new();
DROP PROCEDURE backfill_users_name_new;

-- contract, next release: Exchange users.name for name_new
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE NOT (CAST(CONVERT(name_new USING utf8mb4) AS BINARY) <=> CAST(CONVERT(name USING utf8mb4) AS BINARY))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.name_new and name differ: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
LOCK TABLES users WRITE;
ALTER TABLE users RENAME COLUMN name TO name_old, RENAME COLUMN name_new TO name;
DROP TRIGGER users_name_new_bi2;
DROP TRIGGER users_name_new_bu2;
UNLOCK TABLES;

-- contract, next release: Drop the old users.name
ALTER TABLE users DROP COLUMN name_old, ALGORITHM=INSTANT;
