-- Tables of libraries are used without a word in the code.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE shedlock (name text PRIMARY KEY, lock_until timestamp, locked_by text);
CREATE TABLE left_over (id bigint PRIMARY KEY);
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
-- now
-- file: src/main/resources/db/migration/V2__contract.sql
DROP TABLE shedlock;
--         ^^^^^^^^ warning drop-table: v1.0.0 may still use shedlock: shedlock is named like a table of ShedLock, which uses its tables without any word in the code
DROP TABLE left_over;
--         ^^^^^^^^^ information drop-table: Nothing in v1.0.0 uses left_over: searched 2 files with 1 query, all understood
