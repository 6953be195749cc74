-- Base classes called like those of a library they derive from, twice: what the library maps is not known.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text, made_by text, gone text);
-- file: src/main/java/a/BaseEntity.java
import jakarta.persistence.*;
@MappedSuperclass public abstract class BaseEntity extends org.lib.BaseEntity { private String madeBy; }
-- file: src/main/java/b/BaseEntity.java
import jakarta.persistence.*;
@MappedSuperclass public abstract class BaseEntity extends org.lib.BaseEntity { private String other; }
-- file: src/main/java/c/Account.java
import jakarta.persistence.*;
@Entity public class Account extends BaseEntity { @Id private Long id; private String email; }
-- file: src/main/java/c/Accounts.java
interface Accounts extends JpaRepository<Account, Long> {}
-- answers
account.email: used [maps src/main/java/c/Account.java:2, reads src/main/java/c/Accounts.java:1]
account.made_by: used [maps src/main/java/a/BaseEntity.java:2, reads src/main/java/c/Accounts.java:1]
account.gone: unknown, src/main/java/c/Account.java maps the table, and some of its columns could not be followed [maps src/main/java/c/Account.java:2]
