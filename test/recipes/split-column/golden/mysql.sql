-- Split users.full_name into first_name and last_name in two releases
-- servers: v1.0.0 goes on reading and writing full_name.
-- servers: The new server reads and writes first_name and last_name only, and never names full_name; it starts when SELECT count(*) FROM users WHERE NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END USING utf8mb4) AS BINARY) AND first_name IS NOT NULL) says 0.
-- note: What the new server writes shows in full_name as CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: full_name is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.

-- expand, this release: Add first_name and last_name to users and keep them in step with full_name
ALTER TABLE users ADD COLUMN first_name longtext;
ALTER TABLE users ADD COLUMN last_name longtext;
CREATE TRIGGER users_first_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL THEN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(NEW.full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END; END IF; END IF; END;
CREATE TRIGGER users_first_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.first_name USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.last_name USING utf8mb4) AS BINARY)) THEN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(NEW.full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END; END IF; END IF; END;
CREATE TRIGGER users_first_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_first_name_bi1 BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END USING utf8mb4) AS BINARY) AND NEW.first_name IS NOT NULL) THEN SET NEW.first_name = substring_index(NEW.full_name, ' ', 1), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END;
CREATE TRIGGER users_first_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_first_name_bu1 BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END USING utf8mb4) AS BINARY) AND NEW.first_name IS NOT NULL) THEN SET NEW.first_name = substring_index(NEW.full_name, ' ', 1), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END;
-- down: DROP TRIGGER users_first_name_bi2;
-- down: DROP TRIGGER users_first_name_bu2;
-- down: DROP TRIGGER users_first_name_bi1;
-- down: DROP TRIGGER users_first_name_bu1;
-- down: ALTER TABLE users DROP COLUMN last_name;
-- down: ALTER TABLE users DROP COLUMN first_name;

-- backfill, this release, outside a transaction: Fill first_name and last_name of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_first_name;
CREATE PROCEDURE backfill_users_first_name()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET first_name = substring_index(full_name, ' ', 1), last_name = nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END USING utf8mb4) AS BINARY) AND first_name IS NOT NULL));
    ELSE
      UPDATE users SET first_name = substring_index(full_name, ' ', 1), last_name = nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END USING utf8mb4) AS BINARY) AND first_name IS NOT NULL));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_first_name();
DROP PROCEDURE backfill_users_first_name;

-- contract, next release: Drop full_name
ALTER TABLE users MODIFY COLUMN full_name varchar(200);
DROP TRIGGER users_first_name_bi2;
DROP TRIGGER users_first_name_bu2;
DROP TRIGGER users_first_name_bi1;
DROP TRIGGER users_first_name_bu1;
ALTER TABLE users DROP COLUMN full_name;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE first_name IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.first_name is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE users MODIFY COLUMN first_name longtext NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users MODIFY COLUMN first_name longtext;
-- down: ALTER TABLE users ADD COLUMN full_name varchar(200);
-- down: CREATE TRIGGER users_first_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL THEN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(NEW.full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END; END IF; END IF; END;
-- down: CREATE TRIGGER users_first_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.first_name USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.last_name USING utf8mb4) AS BINARY)) THEN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(substring_index(NEW.full_name, ' ', 1) USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END; END IF; END IF; END;
-- down: UPDATE users SET full_name = CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END;
-- down: CREATE TRIGGER users_first_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_first_name_bi1 BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END USING utf8mb4) AS BINARY) AND NEW.first_name IS NOT NULL) THEN SET NEW.first_name = substring_index(NEW.full_name, ' ', 1), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END;
-- down: CREATE TRIGGER users_first_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_first_name_bu1 BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END USING utf8mb4) AS BINARY) AND NEW.first_name IS NOT NULL) THEN SET NEW.first_name = substring_index(NEW.full_name, ' ', 1), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END;
