-- One table for all classes, one for each, or one for what each adds; a base class of a library may map anything.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE vehicles (dtype text, id bigint PRIMARY KEY, plate text, seats int, payload int, gone text);
CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric);
CREATE TABLE card_payments (id bigint PRIMARY KEY, card_number text, left_over text);
CREATE TABLE invoices (id bigint PRIMARY KEY, tenant text, due date);
CREATE TABLE things (id bigint PRIMARY KEY, label text, other text);
CREATE TABLE named (id bigint PRIMARY KEY, label text);
-- file: src/main/java/fleet/Vehicles.java
package fleet;
import jakarta.persistence.*;
@Entity @Table(name = "vehicles") @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
abstract class Vehicle { @Id Long id; String plate; }
@Entity class Bus extends Vehicle { Integer seats; }
@Entity class Truck extends Vehicle { Integer payload; }
@Entity @Table(name = "payments") @Inheritance(strategy = InheritanceType.JOINED)
class Payment { @Id Long id; BigDecimal amount; }
@Entity @Table(name = "card_payments") class CardPayment extends Payment { String cardNumber; }
@Entity @Table(name = "invoices") class Invoice extends com.example.TenantAware { @Id Long id; LocalDate due; }
@Entity @Table(name = Elsewhere.THINGS) class Thing { @Id Long id; String label; }
-- file: src/main/java/fleet/Fleet.java
package fleet;
class Fleet {
    Vehicle one(Long id) { return em.find(Vehicle.class, id); }
    Payment pay(Long id) { return session.get(CardPayment.class, id); }
    List<Invoice> due() { return em.createQuery("select i.due from Invoice i", LocalDate.class).getResultList(); }
    int clear() { return em.createQuery("update Invoice i set i.due = null where i.id = :id").executeUpdate(); }
    List<Thing> things() { return em.createQuery("from Thing", Thing.class).getResultList(); }
}
-- answers
vehicles.dtype: used [maps src/main/java/fleet/Vehicles.java:4, reads src/main/java/fleet/Fleet.java:3]
vehicles.plate: used [maps src/main/java/fleet/Vehicles.java:4, reads src/main/java/fleet/Fleet.java:3]
vehicles.seats: used [maps src/main/java/fleet/Vehicles.java:5, reads src/main/java/fleet/Fleet.java:3]
vehicles.payload: used [maps src/main/java/fleet/Vehicles.java:6, reads src/main/java/fleet/Fleet.java:3]
vehicles.gone: unused, searched 2 files with 8 queries, all understood
payments.amount: used [maps src/main/java/fleet/Vehicles.java:8, reads src/main/java/fleet/Vehicles.java:9]
card_payments.card_number: used [maps src/main/java/fleet/Vehicles.java:9, reads src/main/java/fleet/Fleet.java:4]
card_payments.left_over: unused, searched 2 files with 8 queries, all understood
invoices.due: used [maps src/main/java/fleet/Vehicles.java:10, reads src/main/java/fleet/Fleet.java:5, reads src/main/java/fleet/Fleet.java:6, writes src/main/java/fleet/Fleet.java:6]
writes invoices.due: used [writes src/main/java/fleet/Fleet.java:6]
leaves NULL invoices.due: used [writes NULL to src/main/java/fleet/Fleet.java:6]
invoices.tenant: unknown, src/main/java/fleet/Vehicles.java maps the table, and some of its columns could not be followed [maps src/main/java/fleet/Vehicles.java:10]
things.label: unknown, src/main/java/fleet/Vehicles.java:11 has a model whose table is not known, and may be this one [may map src/main/java/fleet/Vehicles.java:11]
named: unused, searched 2 files with 8 queries, all understood
