-- schema
CREATE SEQUENCE numbers;
-- v1
SELECT 1;
-- change
DROP SEQUENCE numbers;
