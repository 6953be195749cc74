-- Statements of MyBatis stand beside entities.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/java/shop/Order.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
@TableName("orders")
public class Order { @TableId private Long id; private BigDecimal total; private String note; }
-- file: src/main/java/shop/OrderMapper.java
package shop;
import org.apache.ibatis.annotations.Select;
public interface OrderMapper extends BaseMapper<Order> {
  @Select("SELECT old_one FROM orders WHERE id = #{id}")
  String old(long id);
}
-- file: src/main/resources/mapper/OrderMapper.xml
<mapper namespace="shop.OrderMapper"><select id="sum">SELECT sum(total) FROM orders WHERE note = #{note}</select></mapper>
-- at: v1.0.1
-- file: README
-- answers
orders.total: used [reads src/main/resources/mapper/OrderMapper.xml:1, maps src/main/java/shop/Order.java:4, reads src/main/java/shop/OrderMapper.java:3]
orders.note: used [reads src/main/resources/mapper/OrderMapper.xml:1, maps src/main/java/shop/Order.java:4, reads src/main/java/shop/OrderMapper.java:3]
orders.old_one: used [reads src/main/java/shop/OrderMapper.java:4]
