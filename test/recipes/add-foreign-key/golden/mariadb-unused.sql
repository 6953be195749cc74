-- Add visits_ibfk_1 to visits without a long lock
-- note: Look for rows that break it first: SELECT * FROM visits o WHERE o.place_country IS NOT NULL AND o.place_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM places r WHERE r.country = o.place_country AND r.id = o.place_ref)

-- expand, this release: Check new rows of visits, unless there are some that refer to nothing
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM visits o WHERE o.place_country IS NOT NULL AND o.place_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM places r WHERE r.country = o.place_country AND r.id = o.place_ref)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of visits refer to nothing';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
SET @foreign_key_checks_before = @@SESSION.foreign_key_checks;
SET SESSION foreign_key_checks = 0;
ALTER TABLE visits ADD FOREIGN KEY (place_country, place_ref) REFERENCES places (country, id), ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION foreign_key_checks = @foreign_key_checks_before;
-- down: ALTER TABLE visits DROP CONSTRAINT visits_ibfk_1;

-- backfill, this release: Stop if one of visits refers to nothing all the same
DROP PROCEDURE IF EXISTS stop_if_found;
CREATE PROCEDURE stop_if_found()
BEGIN
  IF EXISTS (SELECT 1 FROM visits o WHERE o.place_country IS NOT NULL AND o.place_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM places r WHERE r.country = o.place_country AND r.id = o.place_ref)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of visits refer to nothing';
  END IF;
END;
CALL stop_if_found();
DROP PROCEDURE stop_if_found;
