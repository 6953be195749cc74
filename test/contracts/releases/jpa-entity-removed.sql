-- v1.1.0 no longer has the entity, so the table can go in the release after it; the column unmapped there as well.
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
-- at: v1.1.0
-- delete: src/main/java/a/Voucher.java
-- file: src/main/java/a/Account.java
import jakarta.persistence.*;
@Entity public class Account { @Id private Long id; private String email; }
-- file: src/main/java/a/Repositories.java
interface Accounts extends JpaRepository<Account, Long> {}
-- now
-- file: src/main/resources/db/migration/V2__contract.sql
ALTER TABLE account DROP COLUMN legacy_code;
--                              ^^^^^^^^^^^ information drop-column: Nothing in v1.1.0 uses account.legacy_code: searched 2 files with 1 query, all understood
DROP TABLE voucher;
--         ^^^^^^^ information drop-table: Nothing in v1.1.0 uses voucher: searched 2 files with 1 query, all understood
