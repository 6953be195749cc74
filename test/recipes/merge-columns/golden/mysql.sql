-- Merge users.first_name and users.last_name into full_name in two releases
-- servers: v1.0.0 goes on reading and writing first_name and last_name.
-- servers: The new server reads and writes full_name only, and never names first_name and last_name; it starts when SELECT count(*) FROM users WHERE NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', first_name, last_name), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)) says 0.
-- note: What the new server writes shows in first_name as nullif(substring_index(full_name, ' ', 1), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: What the new server writes shows in last_name as nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.

-- expand, this release: Add full_name to users and keep it in step with first_name and last_name
ALTER TABLE users ADD COLUMN full_name longtext;
CREATE TRIGGER users_full_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.full_name IS NOT NULL THEN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') USING utf8mb4) AS BINARY)) THEN SET NEW.first_name = nullif(substring_index(NEW.full_name, ' ', 1), ''), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END IF; END;
CREATE TRIGGER users_full_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.full_name USING utf8mb4) AS BINARY)) THEN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') USING utf8mb4) AS BINARY)) THEN SET NEW.first_name = nullif(substring_index(NEW.full_name, ' ', 1), ''), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END IF; END;
CREATE TRIGGER users_full_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_full_name_bi1 BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(NEW.full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = nullif(concat_ws(' ', NEW.first_name, NEW.last_name), ''); END IF; END;
CREATE TRIGGER users_full_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_full_name_bu1 BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(NEW.full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = nullif(concat_ws(' ', NEW.first_name, NEW.last_name), ''); END IF; END;
-- down: DROP TRIGGER users_full_name_bi2;
-- down: DROP TRIGGER users_full_name_bu2;
-- down: DROP TRIGGER users_full_name_bi1;
-- down: DROP TRIGGER users_full_name_bu1;
-- down: ALTER TABLE users DROP COLUMN full_name;

-- backfill, this release, outside a transaction: Fill full_name of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_full_name;
CREATE PROCEDURE backfill_users_full_name()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '') WHERE id >= @backfill_low AND (NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', first_name, last_name), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)));
    ELSE
      UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '') WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(CONVERT(full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', first_name, last_name), '') USING utf8mb4) AS BINARY)) AND NOT (CAST(CONVERT(first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '') USING utf8mb4) AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_full_name();
DROP PROCEDURE backfill_users_full_name;

-- contract, next release: Drop first_name and last_name
DROP TRIGGER users_full_name_bi2;
DROP TRIGGER users_full_name_bu2;
DROP TRIGGER users_full_name_bi1;
DROP TRIGGER users_full_name_bu1;
ALTER TABLE users DROP COLUMN first_name;
ALTER TABLE users DROP COLUMN last_name;
-- down: ALTER TABLE users ADD COLUMN first_name varchar(100);
-- down: ALTER TABLE users ADD COLUMN last_name varchar(100);
-- down: CREATE TRIGGER users_full_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.full_name IS NOT NULL THEN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') USING utf8mb4) AS BINARY)) THEN SET NEW.first_name = nullif(substring_index(NEW.full_name, ' ', 1), ''), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END IF; END;
-- down: CREATE TRIGGER users_full_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(OLD.full_name USING utf8mb4) AS BINARY)) THEN IF NOT (CAST(CONVERT(NEW.full_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') USING utf8mb4) AS BINARY)) THEN SET NEW.first_name = nullif(substring_index(NEW.full_name, ' ', 1), ''), NEW.last_name = nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), ''); END IF; END IF; END;
-- down: UPDATE users SET first_name = nullif(substring_index(full_name, ' ', 1), ''), last_name = nullif(if(locate(' ', full_name) = 0, '', substr(full_name, locate(' ', full_name) + 1)), '');
-- down: CREATE TRIGGER users_full_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_full_name_bi1 BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(NEW.full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = nullif(concat_ws(' ', NEW.first_name, NEW.last_name), ''); END IF; END;
-- down: CREATE TRIGGER users_full_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_full_name_bu1 BEGIN IF NOT (CAST(CONVERT(NEW.first_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(substring_index(NEW.full_name, ' ', 1), '') USING utf8mb4) AS BINARY) AND CAST(CONVERT(NEW.last_name USING utf8mb4) AS BINARY) <=> CAST(CONVERT(nullif(if(locate(' ', NEW.full_name) = 0, '', substr(NEW.full_name, locate(' ', NEW.full_name) + 1)), '') USING utf8mb4) AS BINARY)) THEN SET NEW.full_name = nullif(concat_ws(' ', NEW.first_name, NEW.last_name), ''); END IF; END;
