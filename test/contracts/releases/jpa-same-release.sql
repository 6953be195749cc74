-- The entity goes in the same release as its table: v1.0.0 still runs beside it.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL, legacy_code text);
CREATE TABLE voucher (id bigint PRIMARY KEY, code text);
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; private String legacyCode; }
-- file: src/main/java/a/Voucher.java
import jakarta.persistence.*;
@Entity public class Voucher { @Id private Long id; private String code; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
interface Vouchers extends JpaRepository<Voucher, Long> {}
-- now
-- delete: src/main/java/a/Voucher.java
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
-- file: src/main/resources/db/migration/V2__contract.sql
ALTER TABLE account DROP COLUMN legacy_code;
--                              ^^^^^^^^^^^ error drop-column: v1.0.0 still maps and reads account.legacy_code [src/main/java/a/Account.java:2 +1]
DROP TABLE voucher;
--         ^^^^^^^ error drop-table: v1.0.0 still reads and maps voucher [src/main/java/a/Repositories.java:2 +1]
