-- The same in Kotlin, where the constructor has the fields.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/kotlin/shop/Order.kt
package shop
import com.baomidou.mybatisplus.annotation.*
@TableName("orders")
data class Order(
  @TableId(type = IdType.AUTO) var id: Long? = null,
  val total: BigDecimal,
  @TableField("note") val remark: String?,
)
-- file: src/main/kotlin/shop/OrderMapper.kt
package shop
interface OrderMapper : BaseMapper<Order>
-- at: v1.0.1
-- file: README
-- answers
orders.id: used [maps src/main/kotlin/shop/Order.kt:5, reads src/main/kotlin/shop/OrderMapper.kt:2]
orders.total: used [maps src/main/kotlin/shop/Order.kt:6, reads src/main/kotlin/shop/OrderMapper.kt:2]
orders.note: used [maps src/main/kotlin/shop/Order.kt:7, reads src/main/kotlin/shop/OrderMapper.kt:2]
orders.old_one: unused, searched 3 files with 3 queries, all understood
