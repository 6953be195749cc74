-- The entity does not map the column, but a trigger of the table sets it.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL, changed_at timestamp);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed_at := now(); RETURN NEW; END $$;
CREATE TRIGGER touch_account BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
-- now
-- file: src/main/resources/db/migration/V2__contract.sql
ALTER TABLE account DROP COLUMN changed_at;
--                              ^^^^^^^^^^ warning drop-column: v1.0.0 may still use account.changed_at: the trigger touch_account on account names changed_at
