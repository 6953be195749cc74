-- Move Users.Bio and Users.order to Bios in two releases
-- servers: v1.0.0 goes on reading and writing Users.Bio and Users.order.
-- servers: The new server reads and writes Bios only; it starts when SELECT count(*) FROM (SELECT 1 FROM Users AS own LEFT JOIN Bios AS other ON other.UserId = own.Id WHERE NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> other.`order`)) AS out_of_step says 0.
-- servers: Neither v1.0.0 nor the new server writes to Users or Bios in a statement that names both: it would fail (1442).
-- servers: A row of Users that v1.0.0 makes has one in Bios as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON DUPLICATE KEY UPDATE where it is not the one that made the row of Users.
-- note: Users.Bio has no default from now on: v1.0.0 always gives it a value itself.
-- note: Servers that write to the same row at once may deadlock, as one locks Users first and the other the other table: one of them is told so (1213) and must try again.
-- note: bios goes along with the columns.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep Bios in step with Users.Bio and Users.order
ALTER TABLE Users ALTER COLUMN Bio SET DEFAULT NULL;
CREATE TABLE Bios (
  UserId bigint PRIMARY KEY,
  Bio varchar(300) character set latin1,
  `order` int,
  CONSTRAINT Bios_user FOREIGN KEY (UserId) REFERENCES Users (Id) ON DELETE CASCADE
);
CREATE TRIGGER Users_Bio_from_other_i AFTER INSERT ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = NEW.UserId AND NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> NEW.`order`) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NEW.Bio, `order` = NEW.`order` WHERE Id = NEW.UserId; END IF; END;
CREATE TRIGGER Users_Bio_from_other_u AFTER UPDATE ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; IF NOT (OLD.UserId <=> NEW.UserId) THEN SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = OLD.UserId AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NULL, `order` = NULL WHERE Id = OLD.UserId; END IF; END IF; IF NOT (OLD.UserId <=> NEW.UserId AND CAST(CONVERT(OLD.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND OLD.`order` <=> NEW.`order`) THEN SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = NEW.UserId AND NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> NEW.`order`) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NEW.Bio, `order` = NEW.`order` WHERE Id = NEW.UserId; END IF; END IF; END;
CREATE TRIGGER Users_Bio_from_other_d AFTER DELETE ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = OLD.UserId AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NULL, `order` = NULL WHERE Id = OLD.UserId; END IF; END;
CREATE TRIGGER Users_Bio_to_other_u AFTER UPDATE ON Users FOR EACH ROW BEGIN DECLARE other_rows_found, rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND OLD.`order` <=> NEW.`order`) THEN IF NEW.Bio IS NOT NULL OR NEW.`order` IS NOT NULL THEN SELECT COUNT(*) INTO other_rows_found FROM Bios AS other WHERE other.UserId = NEW.Id AND CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`; IF other_rows_found = 0 THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`); ELSE SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`)), 0) INTO other_rows_found, rows_that_differ FROM Bios AS other WHERE other.UserId = NEW.Id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Bios SET Bio = NEW.Bio, `order` = NEW.`order` WHERE UserId = NEW.Id; ELSEIF other_rows_found = 0 THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`); END IF; END IF; ELSE SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`)), 0) INTO other_rows_found, rows_that_differ FROM Bios AS other WHERE other.UserId = NEW.Id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Bios SET Bio = NEW.Bio, `order` = NEW.`order` WHERE UserId = NEW.Id; END IF; END IF; END IF; END;
CREATE TRIGGER Users_Bio_to_other_i AFTER INSERT ON Users FOR EACH ROW BEGIN IF NEW.Bio IS NOT NULL OR NEW.`order` IS NOT NULL THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`); END IF; END;
-- down: DROP TRIGGER Users_Bio_to_other_i;
-- down: DROP TRIGGER Users_Bio_to_other_u;
-- down: DROP TRIGGER Users_Bio_from_other_d;
-- down: DROP TRIGGER Users_Bio_from_other_u;
-- down: DROP TRIGGER Users_Bio_from_other_i;
-- down: DROP TABLE Bios;
-- down: ALTER TABLE Users ALTER COLUMN Bio SET DEFAULT 'none';

-- backfill, this release, outside a transaction: Copy what is there into Bios
DROP PROCEDURE IF EXISTS backfill_Users_Bio;
CREATE PROCEDURE backfill_Users_Bio()
BEGIN
  SET @backfill_low = (SELECT MIN(Id) FROM Users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT Id FROM Users WHERE Id > @backfill_low ORDER BY Id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      START TRANSACTION;
      SELECT COUNT(*) INTO @backfill_rows FROM Users AS own WHERE own.Id >= @backfill_low FOR UPDATE;
      SET @backfill_row = (SELECT MIN(own.Id) FROM Users AS own WHERE own.Id >= @backfill_low AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL));
      WHILE @backfill_row IS NOT NULL DO
        INSERT INTO Bios (UserId, Bio, `order`) VALUES (@backfill_row, (SELECT own.Bio FROM Users AS own WHERE own.Id = @backfill_row), (SELECT own.`order` FROM Users AS own WHERE own.Id = @backfill_row)) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`);
        SET @backfill_row = (SELECT MIN(own.Id) FROM Users AS own WHERE own.Id >= @backfill_low AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) AND own.Id > @backfill_row);
      END WHILE;
      COMMIT;
    ELSE
      START TRANSACTION;
      SELECT COUNT(*) INTO @backfill_rows FROM Users AS own WHERE own.Id >= @backfill_low AND own.Id < @backfill_high FOR UPDATE;
      SET @backfill_row = (SELECT MIN(own.Id) FROM Users AS own WHERE own.Id >= @backfill_low AND own.Id < @backfill_high AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL));
      WHILE @backfill_row IS NOT NULL DO
        INSERT INTO Bios (UserId, Bio, `order`) VALUES (@backfill_row, (SELECT own.Bio FROM Users AS own WHERE own.Id = @backfill_row), (SELECT own.`order` FROM Users AS own WHERE own.Id = @backfill_row)) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`);
        SET @backfill_row = (SELECT MIN(own.Id) FROM Users AS own WHERE own.Id >= @backfill_low AND own.Id < @backfill_high AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) AND own.Id > @backfill_row);
      END WHILE;
      COMMIT;
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_Users_Bio();
DROP PROCEDURE backfill_Users_Bio;

-- contract, next release: Drop Users.Bio and Users.order; Bios has the values
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM Users AS own LEFT JOIN Bios AS other ON other.UserId = own.Id WHERE NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> other.`order`)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Users and Bios are out of step: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
DROP TRIGGER Users_Bio_from_other_d;
DROP TRIGGER Users_Bio_from_other_u;
DROP TRIGGER Users_Bio_from_other_i;
DROP TRIGGER Users_Bio_to_other_i;
DROP TRIGGER Users_Bio_to_other_u;
ALTER TABLE Users DROP COLUMN Bio;
ALTER TABLE Users DROP COLUMN `order`;
-- down: ALTER TABLE Users ADD COLUMN Bio varchar(300) character set latin1;
-- down: ALTER TABLE Users ADD COLUMN `order` int;
-- down: CREATE TRIGGER Users_Bio_to_other_u AFTER UPDATE ON Users FOR EACH ROW BEGIN DECLARE other_rows_found, rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND OLD.`order` <=> NEW.`order`) THEN IF NEW.Bio IS NOT NULL OR NEW.`order` IS NOT NULL THEN SELECT COUNT(*) INTO other_rows_found FROM Bios AS other WHERE other.UserId = NEW.Id AND CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`; IF other_rows_found = 0 THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`); ELSE SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`)), 0) INTO other_rows_found, rows_that_differ FROM Bios AS other WHERE other.UserId = NEW.Id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Bios SET Bio = NEW.Bio, `order` = NEW.`order` WHERE UserId = NEW.Id; ELSEIF other_rows_found = 0 THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`); END IF; END IF; ELSE SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.Bio USING utf8mb4) AS BINARY) AND NEW.`order` <=> other.`order`)), 0) INTO other_rows_found, rows_that_differ FROM Bios AS other WHERE other.UserId = NEW.Id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Bios SET Bio = NEW.Bio, `order` = NEW.`order` WHERE UserId = NEW.Id; END IF; END IF; END IF; END;
-- down: CREATE TRIGGER Users_Bio_to_other_i AFTER INSERT ON Users FOR EACH ROW BEGIN IF NEW.Bio IS NOT NULL OR NEW.`order` IS NOT NULL THEN INSERT INTO Bios (UserId, Bio, `order`) VALUES (NEW.Id, NEW.Bio, NEW.`order`) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`); END IF; END;
-- down: CREATE TRIGGER Users_Bio_from_other_i AFTER INSERT ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = NEW.UserId AND NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> NEW.`order`) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NEW.Bio, `order` = NEW.`order` WHERE Id = NEW.UserId; END IF; END;
-- down: CREATE TRIGGER Users_Bio_from_other_u AFTER UPDATE ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; IF NOT (OLD.UserId <=> NEW.UserId) THEN SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = OLD.UserId AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NULL, `order` = NULL WHERE Id = OLD.UserId; END IF; END IF; IF NOT (OLD.UserId <=> NEW.UserId AND CAST(CONVERT(OLD.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND OLD.`order` <=> NEW.`order`) THEN SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = NEW.UserId AND NOT (CAST(CONVERT(own.Bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.Bio USING utf8mb4) AS BINARY) AND own.`order` <=> NEW.`order`) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NEW.Bio, `order` = NEW.`order` WHERE Id = NEW.UserId; END IF; END IF; END;
-- down: CREATE TRIGGER Users_Bio_from_other_d AFTER DELETE ON Bios FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM Users AS own WHERE own.Id = OLD.UserId AND (own.Bio IS NOT NULL OR own.`order` IS NOT NULL) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE Users SET Bio = NULL, `order` = NULL WHERE Id = OLD.UserId; END IF; END;
-- down: SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
-- UPDATE Users AS own JOIN Bios AS other ON other.UserId = own.Id SET own.Bio = other.Bio, own.`order` = other.`order`;
