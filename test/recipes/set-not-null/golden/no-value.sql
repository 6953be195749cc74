-- Set shipments.at NOT NULL in the next release
-- servers: The new server writes a value to shipments.at in every row it inserts or changes.
-- servers: v1.0.0 may go on writing NULL until it is gone; the new server still reads NULL in its rows.
-- note: No value can be made up for shipments.at: fill its rows before the contract step. While there are any, the plan stops.

-- contract, next release: Refuse NULL in shipments.at from now on
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM shipments WHERE at IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'shipments.at is NULL in some rows';
  END IF;
END $$;
ALTER TABLE shipments ADD CONSTRAINT shipments_at_not_null_check CHECK (at IS NOT NULL) NOT VALID;
-- down: ALTER TABLE shipments DROP CONSTRAINT shipments_at_not_null_check;

-- contract, next release: Prove that no row of shipments.at is NULL
ALTER TABLE shipments VALIDATE CONSTRAINT shipments_at_not_null_check;

-- contract, next release: Set shipments.at NOT NULL, which the proof makes instant
ALTER TABLE shipments ALTER COLUMN at SET NOT NULL;
ALTER TABLE shipments DROP CONSTRAINT shipments_at_not_null_check;
-- down: ALTER TABLE shipments ADD CONSTRAINT shipments_at_not_null_check CHECK (at IS NOT NULL) NOT VALID;
-- down: ALTER TABLE shipments ALTER COLUMN at DROP NOT NULL;
