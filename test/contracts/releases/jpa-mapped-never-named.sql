-- Mapped, and no call on the entity is found: a library may use it, so it is unknown.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE outbox_entry (id bigint PRIMARY KEY, payload text);
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/OutboxEntry.java
import jakarta.persistence.*;
@Entity public class OutboxEntry { @Id private Long id; private String payload; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
-- now
-- file: src/main/resources/db/migration/V2__contract.sql
ALTER TABLE outbox_entry DROP COLUMN payload;
--                                   ^^^^^^^ warning drop-column: v1.0.0 may still use outbox_entry.payload: src/main/java/a/OutboxEntry.java maps it, and no call on its model was found [src/main/java/a/OutboxEntry.java:2]
