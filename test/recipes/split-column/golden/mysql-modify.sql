-- Turn users.mail into address in two releases
-- servers: v1.0.0 goes on reading and writing mail.
-- servers: The new server reads and writes address only, and never names mail; it starts when SELECT count(*) FROM users WHERE NOT (CAST(address AS BINARY) <=> CAST(mail AS BINARY)) says 0.
-- note: mail is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.

-- expand, this release: Add address to users and keep it in step with mail
ALTER TABLE users ADD COLUMN address varchar(80);
CREATE TRIGGER users_address_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.address IS NOT NULL THEN SET NEW.mail = NEW.address; END IF; END;
CREATE TRIGGER users_address_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.address AS BINARY) <=> CAST(OLD.address AS BINARY)) THEN SET NEW.mail = NEW.address; END IF; END;
CREATE TRIGGER users_address_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_address_bi1 BEGIN SET NEW.address = NEW.mail; END;
CREATE TRIGGER users_address_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_address_bu1 BEGIN SET NEW.address = NEW.mail; END;
-- down: DROP TRIGGER users_address_bi2;
-- down: DROP TRIGGER users_address_bu2;
-- down: DROP TRIGGER users_address_bi1;
-- down: DROP TRIGGER users_address_bu1;
-- down: ALTER TABLE users DROP COLUMN address;

-- backfill, this release, outside a transaction: Fill address of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_address;
CREATE PROCEDURE backfill_users_address()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET address = mail WHERE id >= @backfill_low AND (NOT (CAST(address AS BINARY) <=> CAST(mail AS BINARY)));
    ELSE
      UPDATE users SET address = mail WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(address AS BINARY) <=> CAST(mail AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_address();
DROP PROCEDURE backfill_users_address;

-- contract, next release: Drop mail
ALTER TABLE users MODIFY COLUMN mail varchar(80);
DROP TRIGGER users_address_bi2;
DROP TRIGGER users_address_bu2;
DROP TRIGGER users_address_bi1;
DROP TRIGGER users_address_bu1;
ALTER TABLE users DROP COLUMN mail;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE address IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.address is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE users MODIFY COLUMN address varchar(80) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users MODIFY COLUMN address varchar(80);
-- down: ALTER TABLE users ADD COLUMN mail varchar(80);
-- down: CREATE TRIGGER users_address_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.address IS NOT NULL THEN SET NEW.mail = NEW.address; END IF; END;
-- down: CREATE TRIGGER users_address_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.address AS BINARY) <=> CAST(OLD.address AS BINARY)) THEN SET NEW.mail = NEW.address; END IF; END;
-- down: UPDATE users SET mail = address;
-- down: CREATE TRIGGER users_address_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_address_bi1 BEGIN SET NEW.address = NEW.mail; END;
-- down: CREATE TRIGGER users_address_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_address_bu1 BEGIN SET NEW.address = NEW.mail; END;
