-- Each read of an entity lists all it maps; names by Spring's rule, by constants, by bases of other files.
-- at: v1.0.0
-- file: src/main/resources/db/migration/V1__start.sql
CREATE TABLE order_item (id bigint PRIMARY KEY, version int, created_at timestamp, product_name text NOT NULL, unit_price numeric, customer_id bigint, ship_street text, ship_zip text, internal_note text, total numeric, fax text, secret text);
CREATE TABLE customers (id bigint PRIMARY KEY, version int, created_at timestamp, full_name text, street text, zip text, left_over text);
CREATE TABLE device (id uuid PRIMARY KEY, tenant_id uuid, label text, hidden text);
CREATE TABLE tags (id bigint PRIMARY KEY, label text);
CREATE TABLE customers_tags (customer_id bigint, tag_id bigint, weight int);
CREATE TABLE customer_phones (customer_id bigint, phone text);
CREATE TABLE audit_entry (id bigint PRIMARY KEY, what text);
CREATE TABLE qrtz_triggers (sched_name text, trigger_name text);
-- file: src/main/java/shop/BaseEntity.java
package shop;
import jakarta.persistence.*;
@MappedSuperclass
public abstract class BaseEntity<T extends Comparable<T>> {
    @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) private Long id;
    @Version private int version;
    private Instant createdAt;
    private static final Logger log = Logger.of("x");
}
-- file: src/main/java/shop/Address.java
package shop;
@jakarta.persistence.Embeddable
public class Address { private String street; private String zip; }
-- file: src/main/java/shop/OrderItem.java
package shop;
import jakarta.persistence.*;
@Entity
public class OrderItem<X extends Number> extends BaseEntity<X> {
    @Column(nullable = false, length = 20)
    private String productName;
    private BigDecimal unitPrice = BigDecimal.ZERO;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;
    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "street", column = @Column(name = "ship_street")),
        @AttributeOverride(name = "zip", column = @Column(name = "ship_zip")),
    })
    private Address shipTo;
    @Column(insertable = false, updatable = false)
    private BigDecimal total;
    @Transient private String internalNote;
    private transient String secret;
    public String getProductName() { return productName; }
    @Override
    public String toString() { return "fields: " + productName + "{"; }
}
-- file: src/main/java/shop/Customer.java
package shop;
import jakarta.persistence.*;
@Entity(name = "Client")
@Table(name = Names.CUSTOMERS, indexes = { @Index(columnList = "full_name") })
public class Customer extends BaseEntity {
    @Column(name = Names.FULL_NAME) private String name;
    private Address address;
    @OneToMany(mappedBy = "customer") private List<OrderItem> items = new ArrayList<>();
    @ManyToMany
    @JoinTable(name = "customers_tags", joinColumns = @JoinColumn(name = "customer_id"), inverseJoinColumns = @JoinColumn(name = "tag_id"))
    private Set<Tag> tags = new HashSet<>();
    @ElementCollection
    @CollectionTable(name = "customer_phones", joinColumns = @JoinColumn(name = "customer_id"))
    @Column(name = "phone")
    private List<String> phones;
}
-- file: src/main/java/shop/Names.java
package shop;
public final class Names {
    public static final String CUSTOMERS = "customers";
    public static final String NAME = "full_name";
    public static final String FULL_NAME = NAME;
}
-- file: src/main/java/shop/Tag.java
package shop;
import javax.persistence.*;
@Entity @Table(name = "tags")
public class Tag {
    private Long id;
    private String label;
    @Id public Long getId() { return id; }
    @Column(name = "label") public String getLabel() { return label; }
    @Transient public String getShort() { return label.substring(0, 1); }
}
-- file: src/main/kotlin/shop/Device.kt
package shop
import jakarta.persistence.*
@Entity
@Table(name = "device")
class Device(
    @Id val id: UUID,
    @field:Column(name = "tenant_id", nullable = false) var tenant: UUID,
    var label: String? = null,
) : Named(), Comparable<Device> {
    @get:Transient
    val hidden: String get() = label ?: "none"
    override fun compareTo(other: Device) = 0
}
abstract class Named
-- file: src/main/java/shop/AuditEntry.java
package shop;
@jakarta.persistence.Entity
public class AuditEntry { @jakarta.persistence.Id private Long id; private String what; }
-- file: src/main/java/shop/OrderItemRepository.java
package shop;
import org.springframework.data.jpa.repository.*;
public interface OrderItemRepository extends JpaRepository<OrderItem, Long> {
    List<OrderItem> findByProductNameAndUnitPriceGreaterThan(String name, BigDecimal price);
}
-- file: src/main/java/shop/Service.java
package shop;
class Service {
    OrderItem add(String name) { OrderItem item = new OrderItem(); return orders.save(item); }
    List<Device> devices() { return em.createQuery("select d from Device d where d.tenant = :t", Device.class).getResultList(); }
}
-- answers
order_item.product_name: used [maps src/main/java/shop/OrderItem.java:6, reads src/main/java/shop/OrderItemRepository.java:3, writes src/main/java/shop/Service.java:3, reads src/main/java/shop/OrderItemRepository.java:4]
order_item.unit_price: used [maps src/main/java/shop/OrderItem.java:7, reads src/main/java/shop/OrderItemRepository.java:3, writes src/main/java/shop/Service.java:3, reads src/main/java/shop/OrderItemRepository.java:4]
order_item.created_at: used [maps src/main/java/shop/BaseEntity.java:7, reads src/main/java/shop/OrderItemRepository.java:3, writes src/main/java/shop/Service.java:3]
order_item.customer_id: used [maps src/main/java/shop/OrderItem.java:9, reads src/main/java/shop/OrderItemRepository.java:3, writes src/main/java/shop/Service.java:3]
order_item.ship_street: used [maps src/main/java/shop/Address.java:3, reads src/main/java/shop/OrderItemRepository.java:3, writes src/main/java/shop/Service.java:3]
order_item.total: used [maps src/main/java/shop/OrderItem.java:17, reads src/main/java/shop/OrderItemRepository.java:3]
writes order_item.total: unknown, what its calls write is known at run time only [writes src/main/java/shop/Service.java:3]
order_item.internal_note: unknown, src/main/java/shop/OrderItem.java speaks of the table, and a library makes queries of its language, and src/main/java/shop/OrderItem.java names internal_note
order_item.secret: unknown, src/main/java/shop/OrderItem.java speaks of the table, and a library makes queries of its language, and src/main/java/shop/OrderItem.java names secret
order_item.fax: unused, searched 10 files with 6 queries, all understood
inserts order_item: used [inserts into src/main/java/shop/Service.java:3]
leaves NULL order_item.added: used [inserts into src/main/java/shop/Service.java:3]
leaves NULL order_item.product_name: unknown, it writes the column, and whether a value is ever NULL can't be told [writes src/main/java/shop/Service.java:3]
omits order_item.unit_price: unused, each of its inserts names the column
customers.full_name: used [maps src/main/java/shop/Customer.java:6, reads src/main/java/shop/OrderItem.java:9]
customers.street: used [maps src/main/java/shop/Address.java:3, reads src/main/java/shop/OrderItem.java:9]
customers.version: used [maps src/main/java/shop/BaseEntity.java:6, reads src/main/java/shop/OrderItem.java:9]
customers.left_over: unused, searched 10 files with 6 queries, all understood
inserts customers: unknown, 3 files of it name customers outside the queries that were understood: src/main/java/shop/OrderItem.java, src/main/java/shop/Customer.java and src/main/java/shop/Names.java
tags.label: used [maps src/main/java/shop/Tag.java:8, reads src/main/java/shop/Customer.java:11]
customers_tags.tag_id: used [maps src/main/java/shop/Customer.java:11, reads src/main/java/shop/Customer.java:11]
customers_tags.weight: unused, searched 10 files with 6 queries, all understood
customer_phones.phone: used [maps src/main/java/shop/Customer.java:15, reads src/main/java/shop/Customer.java:15]
device.tenant_id: used [maps src/main/kotlin/shop/Device.kt:7, reads src/main/java/shop/Service.java:4]
device.label: used [maps src/main/kotlin/shop/Device.kt:8, reads src/main/java/shop/Service.java:4]
device.hidden: unknown, src/main/kotlin/shop/Device.kt speaks of the table, and a library makes queries of its language, and src/main/kotlin/shop/Device.kt names hidden
audit_entry: unknown, src/main/java/shop/AuditEntry.java maps it, and no call on its model was found [maps src/main/java/shop/AuditEntry.java:3]
audit_entry.what: unknown, src/main/java/shop/AuditEntry.java maps it, and no call on its model was found [maps src/main/java/shop/AuditEntry.java:3]
qrtz_triggers: unknown, qrtz_triggers is named like a table of Quartz, which uses its tables without any word in the code
