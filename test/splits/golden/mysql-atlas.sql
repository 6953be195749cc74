-- note: A database of a developer that has run migrations/20250201000000_email.sql already has to be taken back first, or made anew.
-- note: Run `atlas migrate hash` afterwards: until then migrations/atlas.sum does not know the files as they stand, and Atlas runs none of them.
-- changed: bellows.yaml
bellows: 1
database:
  engine: mysql 8.4
  contract: contract/**
-- new: contract/20260101000001_contract_users_mail.sql
-- Move this into migrations with the next release, once no server of v1.0.0 runs any more.
-- bellows: after v1.0.0
-- bellows: phase=contract
SET SESSION lock_wait_timeout = 1;
DROP TRIGGER users_email_bi2;
DROP TRIGGER users_email_bu2;
DROP TRIGGER users_email_bi1;
DROP TRIGGER users_email_bu1;
ALTER TABLE users DROP COLUMN mail;
-- changed: migrations/20250201000000_email.sql
-- atlas:delimiter \n\n\n

-- bellows: phase=expand
SET SESSION lock_wait_timeout = 1;


ALTER TABLE users ADD COLUMN email varchar(100);


CREATE TRIGGER users_email_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.email IS NOT NULL THEN SET NEW.mail = NEW.email; END IF; END;


CREATE TRIGGER users_email_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.email AS BINARY) <=> CAST(OLD.email AS BINARY)) THEN SET NEW.mail = NEW.email; END IF; END;


CREATE TRIGGER users_email_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_email_bi1 BEGIN SET NEW.email = NEW.mail; END;


CREATE TRIGGER users_email_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_email_bu1 BEGIN SET NEW.email = NEW.mail; END;
-- new: migrations/20260101000000_backfill_users_mail.sql
-- atlas:txmode none
-- atlas:delimiter \n\n\n

-- bellows: phase=backfill
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

-- then: contract/20260101000001_contract_users_mail.sql and what comes before it
-- gone: contract/20260101000001_contract_users_mail.sql
-- new: migrations/20260101000100_contract_users_mail.sql
-- bellows: phase=contract
SET SESSION lock_wait_timeout = 1;
DROP TRIGGER users_email_bi2;
