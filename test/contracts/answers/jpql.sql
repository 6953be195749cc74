-- A library's own query language looks like SQL and names classes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE accounts (id bigint PRIMARY KEY, fax_number text, left_over text);
-- file: src/main/java/shop/Person.java
import jakarta.persistence.Entity;
@Entity @Table(name = "accounts")
public class Person { String faxNumber; }
-- file: src/main/java/shop/Persons.java
import org.springframework.data.jpa.repository.Query;
interface Persons {
    @Query("SELECT p.id FROM Person p WHERE p.faxNumber = :fax")
    List<Long> byFax(String fax);
}
-- answers
accounts: used [reads src/main/java/shop/Persons.java:3, maps src/main/java/shop/Person.java:3]
accounts.fax_number: used [maps src/main/java/shop/Person.java:3, reads src/main/java/shop/Persons.java:3]
accounts.left_over: unused, searched 2 files with 1 query, all understood
