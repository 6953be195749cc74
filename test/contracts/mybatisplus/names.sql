-- Tables are called as their class, or by a constant that only the program knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/java/shop/Orders.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
@TableName
public class Orders { @TableId("id") private Long key; private BigDecimal total; }
-- file: src/main/java/shop/Things.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
@TableName(Tables.IDLE)
public class Idle { @TableId private Long id; private String note; }
-- file: src/main/java/shop/OrdersMapper.java
package shop;
public interface OrdersMapper extends BaseMapper<Orders> {}
interface IdleMapper extends BaseMapper<Idle> {}
-- at: v1.0.1
-- file: README
-- answers
orders.id: used [maps src/main/java/shop/Orders.java:4, reads src/main/java/shop/OrdersMapper.java:2]
orders.total: used [maps src/main/java/shop/Orders.java:4, reads src/main/java/shop/OrdersMapper.java:2]
orders.old_one: unused, searched 4 files with 6 queries, all understood
idle: unknown, src/main/java/shop/Things.java:4 has a model whose table is not known, and may be this one [may map src/main/java/shop/Things.java:4]
idle.note: unknown, src/main/java/shop/Things.java:4 has a model whose table is not known, and may be this one [may map src/main/java/shop/Things.java:4]
