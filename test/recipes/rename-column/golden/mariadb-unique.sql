-- Rename users.mail to email in two releases
-- servers: v1.0.0 goes on reading and writing mail.
-- servers: The new server reads and writes email only, and never names mail; it starts when SELECT count(*) FROM users WHERE NOT (CAST(email AS BINARY) <=> CAST(mail AS BINARY)) says 0.
-- note: Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.

-- expand, this release: Add users.email and keep it in step with mail
ALTER TABLE users ADD COLUMN email varchar(200);
CREATE TRIGGER users_email_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.email IS NOT NULL THEN SET NEW.mail = NEW.email; END IF; END;
CREATE TRIGGER users_email_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.email AS BINARY) <=> CAST(OLD.email AS BINARY)) THEN SET NEW.mail = NEW.email; END IF; END;
CREATE TRIGGER users_email_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_email_bi1 BEGIN SET NEW.email = NEW.mail; END;
CREATE TRIGGER users_email_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_email_bu1 BEGIN SET NEW.email = NEW.mail; END;
-- down: DROP TRIGGER users_email_bi2;
-- down: DROP TRIGGER users_email_bu2;
-- down: DROP TRIGGER users_email_bi1;
-- down: DROP TRIGGER users_email_bu1;
-- down: ALTER TABLE users DROP COLUMN email;

-- backfill, this release, outside a transaction: Fill users.email of the rows that are there
DROP PROCEDURE IF EXISTS backfill_users_email;
CREATE PROCEDURE backfill_users_email()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE users SET email = mail WHERE id >= @backfill_low AND (NOT (CAST(email AS BINARY) <=> CAST(mail AS BINARY)));
    ELSE
      UPDATE users SET email = mail WHERE id >= @backfill_low AND id < @backfill_high AND (NOT (CAST(email AS BINARY) <=> CAST(mail AS BINARY)));
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_email();
DROP PROCEDURE backfill_users_email;

-- backfill, this release: Index users.email as users_mail does mail
ALTER TABLE users ADD UNIQUE KEY users_mail_email (email);
-- down: DROP INDEX users_mail_email ON users;

-- backfill, this release: Index users.email as users_start does mail
CREATE INDEX users_start_email ON users (email(10));
-- down: DROP INDEX users_start_email ON users;

-- contract, next release: Drop users.mail; email takes its place
ALTER TABLE users ALTER COLUMN email SET DEFAULT '';
DROP TRIGGER users_email_bi2;
DROP TRIGGER users_email_bu2;
DROP TRIGGER users_email_bi1;
DROP TRIGGER users_email_bu1;
ALTER TABLE users DROP COLUMN mail;
ALTER TABLE users RENAME INDEX users_mail_email TO users_mail;
ALTER TABLE users RENAME INDEX users_start_email TO users_start;
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE email IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.email is NULL in some rows';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE users MODIFY COLUMN email varchar(200) NOT NULL DEFAULT '' COMMENT 'where to write', ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users ADD COLUMN mail varchar(200) DEFAULT '';
-- down: CREATE TRIGGER users_email_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.email IS NOT NULL THEN SET NEW.mail = NEW.email; END IF; END;
-- down: CREATE TRIGGER users_email_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.email AS BINARY) <=> CAST(OLD.email AS BINARY)) THEN SET NEW.mail = NEW.email; END IF; END;
-- down: UPDATE users SET mail = email;
-- down: CREATE TRIGGER users_email_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_email_bi1 BEGIN SET NEW.email = NEW.mail; END;
-- down: CREATE TRIGGER users_email_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_email_bu1 BEGIN SET NEW.email = NEW.mail; END;
-- down: ALTER TABLE users RENAME INDEX users_mail TO users_mail_email;
-- down: ALTER TABLE users ADD UNIQUE KEY users_mail (mail);
-- down: ALTER TABLE users RENAME INDEX users_start TO users_start_email;
-- down: CREATE INDEX users_start ON users (mail(10));
-- down: DROP PROCEDURE IF EXISTS stop_if_found;
-- CREATE PROCEDURE stop_if_found()
-- BEGIN
--   IF EXISTS (SELECT 1 FROM users WHERE mail IS NULL) THEN
--     SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users.mail is NULL in some rows';
--   END IF;
-- END;
-- CALL stop_if_found();
-- DROP PROCEDURE stop_if_found;
-- down: SET @sql_mode_before = @@SESSION.sql_mode;
-- down: SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
-- down: ALTER TABLE users MODIFY COLUMN mail varchar(200) NOT NULL DEFAULT '' COMMENT 'where to write', ALGORITHM=INPLACE, LOCK=NONE;
-- down: SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE users MODIFY COLUMN email varchar(200);
