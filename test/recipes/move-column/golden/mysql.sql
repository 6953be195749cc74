-- Move users.bio to profiles in two releases
-- servers: v1.0.0 goes on reading and writing users.bio.
-- servers: The new server reads and writes profiles only; it starts when SELECT count(*) FROM (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY))) AS out_of_step says 0.
-- servers: Neither v1.0.0 nor the new server writes to users or profiles in a statement that names both: it would fail (1442).
-- servers: A value of users without a row of profiles waits there, unseen by the new server, until one of the servers makes that row, which then has it.
-- note: Values without a row of profiles would be lost: the contract step fails as long as there are any. Make their rows, or set them to NULL.
-- note: Servers that write to the same row at once may deadlock, as one locks users first and the other the other table: one of them is told so (1213) and must try again.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep profiles in step with users.bio
ALTER TABLE profiles ADD COLUMN bio varchar(300);
CREATE TRIGGER users_bio_fetched BEFORE INSERT ON profiles FOR EACH ROW BEGIN IF NOT (NEW.bio IS NOT NULL) THEN SET NEW.bio = (SELECT own.bio FROM users AS own WHERE own.id = NEW.user_id LOCK IN SHARE MODE); END IF; END;
CREATE TRIGGER users_bio_from_other_i AFTER INSERT ON profiles FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM users AS own WHERE own.id = NEW.user_id AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id; END IF; END;
CREATE TRIGGER users_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) THEN SELECT COUNT(*) INTO rows_that_differ FROM users AS own WHERE own.id = NEW.user_id AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id; END IF; END IF; END;
CREATE TRIGGER users_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW BEGIN DECLARE other_rows_found, rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) THEN SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY))), 0) INTO other_rows_found, rows_that_differ FROM profiles AS other WHERE other.user_id = NEW.id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE profiles SET bio = NEW.bio WHERE user_id = NEW.id; END IF; END IF; END;
-- down: DROP TRIGGER users_bio_to_other_u;
-- down: DROP TRIGGER users_bio_from_other_u;
-- down: DROP TRIGGER users_bio_from_other_i;
-- down: DROP TRIGGER users_bio_fetched;
-- down: ALTER TABLE profiles DROP COLUMN bio;

-- backfill, this release, outside a transaction: Copy what is there into profiles
DROP PROCEDURE IF EXISTS backfill_users_bio;
CREATE PROCEDURE backfill_users_bio()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM users);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM users WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      START TRANSACTION;
      SELECT COUNT(*) INTO @backfill_rows FROM users AS own WHERE own.id >= @backfill_low FOR UPDATE;
      UPDATE profiles AS other JOIN users AS own ON own.id = other.user_id SET other.bio = own.bio WHERE own.id >= @backfill_low AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY));
      COMMIT;
    ELSE
      START TRANSACTION;
      SELECT COUNT(*) INTO @backfill_rows FROM users AS own WHERE own.id >= @backfill_low AND own.id < @backfill_high FOR UPDATE;
      UPDATE profiles AS other JOIN users AS own ON own.id = other.user_id SET other.bio = own.bio WHERE own.id >= @backfill_low AND own.id < @backfill_high AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY));
      COMMIT;
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_users_bio();
DROP PROCEDURE backfill_users_bio;

-- contract, next release: Drop users.bio; profiles has the values
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'users and profiles are out of step: run the backfill again';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
DROP TRIGGER users_bio_from_other_u;
DROP TRIGGER users_bio_from_other_i;
DROP TRIGGER users_bio_fetched;
DROP TRIGGER users_bio_to_other_u;
ALTER TABLE users DROP COLUMN bio;
-- down: ALTER TABLE users ADD COLUMN bio varchar(300);
-- down: CREATE TRIGGER users_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW BEGIN DECLARE other_rows_found, rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) THEN SELECT COUNT(*), COALESCE(SUM(NOT (CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(other.bio USING utf8mb4) AS BINARY))), 0) INTO other_rows_found, rows_that_differ FROM profiles AS other WHERE other.user_id = NEW.id LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE profiles SET bio = NEW.bio WHERE user_id = NEW.id; END IF; END IF; END;
-- down: CREATE TRIGGER users_bio_fetched BEFORE INSERT ON profiles FOR EACH ROW BEGIN IF NOT (NEW.bio IS NOT NULL) THEN SET NEW.bio = (SELECT own.bio FROM users AS own WHERE own.id = NEW.user_id LOCK IN SHARE MODE); END IF; END;
-- down: CREATE TRIGGER users_bio_from_other_i AFTER INSERT ON profiles FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; SELECT COUNT(*) INTO rows_that_differ FROM users AS own WHERE own.id = NEW.user_id AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id; END IF; END;
-- down: CREATE TRIGGER users_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW BEGIN DECLARE rows_that_differ INT DEFAULT 0; IF NOT (CAST(CONVERT(OLD.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) THEN SELECT COUNT(*) INTO rows_that_differ FROM users AS own WHERE own.id = NEW.user_id AND NOT (CAST(CONVERT(own.bio USING utf8mb4) AS BINARY) <=> CAST(CONVERT(NEW.bio USING utf8mb4) AS BINARY)) LOCK IN SHARE MODE; IF rows_that_differ > 0 THEN UPDATE users SET bio = NEW.bio WHERE id = NEW.user_id; END IF; END IF; END;
-- down: SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
-- UPDATE users AS own JOIN profiles AS other ON other.user_id = own.id SET own.bio = other.bio;
