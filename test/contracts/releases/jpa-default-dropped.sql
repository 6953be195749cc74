-- The same under Hibernate; a default that stays is fine.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/Accounts.java
interface Accounts extends JpaRepository<Account, Long> {}
-- file: src/main/java/a/Service.java
class Service { void add() { accounts.save(new Account()); } }
-- now
-- file: src/main/resources/db/migration/V2__level.sql
ALTER TABLE account ADD COLUMN level text NOT NULL DEFAULT 'basic';
ALTER TABLE account ALTER COLUMN level DROP DEFAULT;
--                               ^^^^^ error drop-default: v1.0.0 inserts into account without level, which has no default then [src/main/java/a/Service.java:1 +1]
ALTER TABLE account ADD COLUMN kind text NOT NULL DEFAULT 'a';
