-- Rename users.name to full_name in two releases
-- servers: v1.0.0 goes on reading and writing name.
-- servers: The new server reads and writes full_name only, and never names name; it starts when SELECT count(*) FROM users WHERE NOT (CAST(full_name AS BINARY) <=> CAST(name AS BINARY)) says 0.
-- note: Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.

-- expand, this release: Add users.full_name and keep it in step with name
ALTER TABLE users ADD COLUMN full_name varchar(300);
CREATE TRIGGER users_full_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.full_name IS NOT NULL THEN SET NEW.name = NEW.full_name; END IF; END;
CREATE TRIGGER users_full_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.full_name AS BINARY) <=> CAST(OLD.full_name AS BINARY)) THEN SET NEW.name = NEW.full_name; END IF; END;
CREATE TRIGGER users_full_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_full_name_bi1 BEGIN SET NEW.full_name = NEW.name; END;
CREATE TRIGGER users_full_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_full_name_bu1 BEGIN SET NEW.full_name = NEW.name; END;
-- down: DROP TRIGGER users_full_name_bi2;
-- down: DROP TRIGGER users_full_name_bu2;
-- down: DROP TRIGGER users_full_name_bi1;
-- down: DROP TRIGGER users_full_name_bu1;
-- down: ALTER TABLE users DROP COLUMN full_name;

-- backfill, this release, outside a transaction: Fill users.full_name of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_full_name;
CREATE PROCEDURE backfill_users_full_name()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET full_name = name WHERE id >= @backfill_low AND (NOT (CAST(full_name AS BINARY) <=> CAST(name AS BINARY)));
    ELSE
      UPDATE users SET full_name = name WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(full_name AS BINARY) <=> CAST(name AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_full_name();
DROP PROCEDURE backfill_users_full_name;

-- backfill, this release: Index users.full_name as users_name does name
CREATE INDEX users_name_full_name ON users (full_name);
-- down: DROP INDEX users_name_full_name ON users;

-- contract, next release: Drop users.name; full_name takes its place
ALTER TABLE users MODIFY COLUMN name varchar(300);
DROP TRIGGER users_full_name_bi2;
DROP TRIGGER users_full_name_bu2;
DROP TRIGGER users_full_name_bi1;
DROP TRIGGER users_full_name_bu1;
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users RENAME INDEX users_name_full_name TO users_name;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE full_name IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.full_name is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE users MODIFY COLUMN full_name varchar(300) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users ADD COLUMN name varchar(300);
-- down: CREATE TRIGGER users_full_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.full_name IS NOT NULL THEN SET NEW.name = NEW.full_name; END IF; END;
-- down: CREATE TRIGGER users_full_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.full_name AS BINARY) <=> CAST(OLD.full_name AS BINARY)) THEN SET NEW.name = NEW.full_name; END IF; END;
-- down: UPDATE users SET name = full_name;
-- down: CREATE TRIGGER users_full_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_full_name_bi1 BEGIN SET NEW.full_name = NEW.name; END;
-- down: CREATE TRIGGER users_full_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_full_name_bu1 BEGIN SET NEW.full_name = NEW.name; END;
-- down: ALTER TABLE users RENAME INDEX users_name TO users_name_full_name;
-- down: CREATE INDEX users_name ON users (name);
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM users WHERE name IS NULL) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.name is NULL in some rows';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: SET @sql_mode_before = @@SESSION.sql_mode;
-- down: SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
-- down: ALTER TABLE users MODIFY COLUMN name varchar(300) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- down: SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users MODIFY COLUMN full_name varchar(300);
