-- Rename customer_contact_preferences_and_subscription_settings_archive.preferred_channel_for_marketing_messages_of_any_kind to preferred_channel_for_marketing_and_service_messages_of_any_kin in two releases
-- servers: v1.0.0 goes on reading and writing preferred_channel_for_marketing_messages_of_any_kind.
-- servers: The new server reads and writes preferred_channel_for_marketing_and_service_messages_of_any_kin only, and never names preferred_channel_for_marketing_messages_of_any_kind; it starts when SELECT count(*) FROM customer_contact_preferences_and_subscription_settings_archive WHERE preferred_channel_for_marketing_and_service_messages_of_any_kin IS DISTINCT FROM preferred_channel_for_marketing_messages_of_any_kind says 0.
-- note: At the end the original column stays under its new name, with all that depends on it.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies preferred_channel_for_marketing_messages_of_any_kind in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of preferred_channel_for_marketing_messages_of_any_kind on preferred_channel_for_marketing_and_service_messages_of_any_kin as well.

-- expand, this release: Add customer_contact_preferences_and_subscription_settings_archive.preferred_channel_for_marketing_and_service_messages_of_any_kin and keep it in step with preferred_channel_for_marketing_messages_of_any_kind
ALTER TABLE customer_contact_preferences_and_subscription_settings_archive ADD COLUMN preferred_channel_for_marketing_and_service_messages_of_any_kin text;
CREATE FUNCTION customer_contact_preferences_and_subscription_setting__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NOT DISTINCT FROM OLD.preferred_channel_for_marketing_and_service_messages_of_any_kin AND NEW.preferred_channel_for_marketing_messages_of_any_kind IS DISTINCT FROM OLD.preferred_channel_for_marketing_messages_of_any_kind THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NULL AND OLD.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NULL AND OLD.preferred_channel_for_marketing_messages_of_any_kind IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.preferred_channel_for_marketing_messages_of_any_kind := NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin;
  RETURN NEW;
END $$;
CREATE FUNCTION customer_contact_preferences_and_subscription_setting__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin := NEW.preferred_channel_for_marketing_messages_of_any_kind;
  RETURN NEW;
END $$;
CREATE TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_i" BEFORE INSERT ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW WHEN (NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NOT NULL) EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
CREATE TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_u" BEFORE UPDATE OF preferred_channel_for_marketing_and_service_messages_of_any_kin ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
CREATE TRIGGER zz_preferred_channel_for_marketing_and_service_message_from_old BEFORE INSERT OR UPDATE ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_old();
-- down: DROP TRIGGER zz_preferred_channel_for_marketing_and_service_message_from_old ON customer_contact_preferences_and_subscription_settings_archive;
-- down: DROP TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_i" ON customer_contact_preferences_and_subscription_settings_archive;
-- down: DROP TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_u" ON customer_contact_preferences_and_subscription_settings_archive;
-- down: DROP FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
-- down: DROP FUNCTION customer_contact_preferences_and_subscription_setting__from_old();
-- down: ALTER TABLE customer_contact_preferences_and_subscription_settings_archive DROP COLUMN preferred_channel_for_marketing_and_service_messages_of_any_kin;

-- backfill, this release, outside a transaction: Fill customer_contact_preferences_and_subscription_settings_archive.preferred_channel_for_marketing_and_service_messages_of_any_kin of the rows that are there
DO $$
DECLARE
  _done customer_contact_preferences_and_subscription_settings_archive.id%TYPE;
  _upto customer_contact_preferences_and_subscription_settings_archive.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM customer_contact_preferences_and_subscription_settings_archive WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE customer_contact_preferences_and_subscription_settings_archive SET preferred_channel_for_marketing_and_service_messages_of_any_kin = preferred_channel_for_marketing_messages_of_any_kind
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (preferred_channel_for_marketing_and_service_messages_of_any_kin IS DISTINCT FROM preferred_channel_for_marketing_messages_of_any_kind);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename customer_contact_preferences_and_subscription_settings_archive.preferred_channel_for_marketing_messages_of_any_kind to preferred_channel_for_marketing_and_service_messages_of_any_kin
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM customer_contact_preferences_and_subscription_settings_archive WHERE preferred_channel_for_marketing_and_service_messages_of_any_kin IS DISTINCT FROM preferred_channel_for_marketing_messages_of_any_kind) THEN
    RAISE EXCEPTION USING MESSAGE = 'customer_contact_preferences_and_subscription_settings_archive.preferred_channel_for_marketing_and_service_messages_of_any_kin and preferred_channel_for_marketing_messages_of_any_kind differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_preferred_channel_for_marketing_and_service_message_from_old ON customer_contact_preferences_and_subscription_settings_archive;
DROP TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_i" ON customer_contact_preferences_and_subscription_settings_archive;
DROP TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_u" ON customer_contact_preferences_and_subscription_settings_archive;
DROP FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
DROP FUNCTION customer_contact_preferences_and_subscription_setting__from_old();
ALTER TABLE customer_contact_preferences_and_subscription_settings_archive DROP COLUMN preferred_channel_for_marketing_and_service_messages_of_any_kin;
ALTER TABLE customer_contact_preferences_and_subscription_settings_archive RENAME COLUMN preferred_channel_for_marketing_messages_of_any_kind TO preferred_channel_for_marketing_and_service_messages_of_any_kin;
-- down: ALTER TABLE customer_contact_preferences_and_subscription_settings_archive RENAME COLUMN preferred_channel_for_marketing_and_service_messages_of_any_kin TO preferred_channel_for_marketing_messages_of_any_kind;
-- down: ALTER TABLE customer_contact_preferences_and_subscription_settings_archive ADD COLUMN preferred_channel_for_marketing_and_service_messages_of_any_kin text;
-- down: UPDATE customer_contact_preferences_and_subscription_settings_archive SET preferred_channel_for_marketing_and_service_messages_of_any_kin = preferred_channel_for_marketing_messages_of_any_kind;
-- down: CREATE FUNCTION customer_contact_preferences_and_subscription_setting__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NOT DISTINCT FROM OLD.preferred_channel_for_marketing_and_service_messages_of_any_kin AND NEW.preferred_channel_for_marketing_messages_of_any_kind IS DISTINCT FROM OLD.preferred_channel_for_marketing_messages_of_any_kind THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NULL AND OLD.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NULL AND OLD.preferred_channel_for_marketing_messages_of_any_kind IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.preferred_channel_for_marketing_messages_of_any_kind := NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION customer_contact_preferences_and_subscription_setting__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin := NEW.preferred_channel_for_marketing_messages_of_any_kind;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_i" BEFORE INSERT ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW WHEN (NEW.preferred_channel_for_marketing_and_service_messages_of_any_kin IS NOT NULL) EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
-- down: CREATE TRIGGER "000_preferred_channel_for_marketing_and_service_mess_from_new_u" BEFORE UPDATE OF preferred_channel_for_marketing_and_service_messages_of_any_kin ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_new();
-- down: CREATE TRIGGER zz_preferred_channel_for_marketing_and_service_message_from_old BEFORE INSERT OR UPDATE ON customer_contact_preferences_and_subscription_settings_archive FOR EACH ROW EXECUTE FUNCTION customer_contact_preferences_and_subscription_setting__from_old();
