-- Services and wrappers of an entity use it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/java/shop/Order.java
package shop;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.annotation.TableId;
@TableName(value = "orders", autoResultMap = true)
public class Order { @TableId private Long id; private BigDecimal total; private String note; }
-- file: src/main/java/shop/OrderService.java
package shop;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
@Service
public class OrderService extends ServiceImpl<OrderMapper, Order> {
  public Order cheap() { return getOne(new QueryWrapper<Order>().lt("total", 5).orderByDesc("id")); }
  public void add() { Order order = new Order(); order.setTotal(1); save(order); }
}
-- at: v1.0.1
-- file: README
-- answers
orders: used [reads src/main/java/shop/OrderService.java:4, updates src/main/java/shop/OrderService.java:4, inserts into src/main/java/shop/OrderService.java:4, reads src/main/java/shop/OrderService.java:1, maps src/main/java/shop/Order.java:5]
orders.total: used [maps src/main/java/shop/Order.java:5, reads src/main/java/shop/OrderService.java:4, reads src/main/java/shop/OrderService.java:1]
orders.note: used [maps src/main/java/shop/Order.java:5, reads src/main/java/shop/OrderService.java:4]
orders.old_one: unused, searched 3 files with 4 queries, all understood
inserts orders: used [inserts into src/main/java/shop/OrderService.java:4]
omits orders.note: unknown, which columns it fills is known at run time only [inserts into src/main/java/shop/OrderService.java:4]
writes orders.note: unknown, what its calls write is known at run time only [writes src/main/java/shop/OrderService.java:4]
