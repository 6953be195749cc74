-- Add orders_ibfk_1 to orders without a long lock
-- servers: The new server writes no row of orders without its row of users, and deletes none that is referred to.
-- note: From its first step on the foreign key refuses what breaks it; that v1.0.0 never does can't be told here. If it surely does not, these steps may ship with this release.
-- note: Look for rows that break it first: SELECT * FROM orders o WHERE o.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users r WHERE r.id = o.user_id)

-- contract, next release: Check new rows of orders, unless there are some that refer to nothing
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders o WHERE o.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users r WHERE r.id = o.user_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of orders refer to nothing';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @foreign_key_checks_before = @@SESSION.foreign_key_checks;
SET SESSION foreign_key_checks = 0;
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id), ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION foreign_key_checks = @foreign_key_checks_before;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_ibfk_1;

-- contract, next release: Stop if one of orders refers to nothing all the same
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM orders o WHERE o.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users r WHERE r.id = o.user_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of orders refer to nothing';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
