-- Bases of libraries, and columns by constants, leave an entity open.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/java/shop/Order.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
@TableName("orders")
public class Order extends com.vendor.Base { @TableId private Long id; @TableField(Columns.TOTAL) private BigDecimal sum; }
-- file: src/main/java/shop/OrderMapper.java
package shop;
public interface OrderMapper extends BaseMapper<Order> {}
-- at: v1.0.1
-- file: README
-- answers
orders.total: unknown, src/main/java/shop/Order.java maps the table, and some of its columns could not be followed [maps src/main/java/shop/Order.java:4]
orders.note: unknown, src/main/java/shop/Order.java maps the table, and some of its columns could not be followed [maps src/main/java/shop/Order.java:4]
orders.old_one: unknown, src/main/java/shop/Order.java maps the table, and some of its columns could not be followed [maps src/main/java/shop/Order.java:4]
