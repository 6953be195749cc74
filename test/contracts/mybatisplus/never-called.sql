-- An entity that nothing calls is unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: src/main/java/shop/BaseEntity.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
public class BaseEntity { @TableField(fill = FieldFill.INSERT) private Date createTime; }
-- file: src/main/java/shop/User.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
@Data
@TableName("sys_user")
public class User extends BaseEntity {
  private static final long serialVersionUID = 1L;
  @TableId(type = IdType.AUTO)
  private Long id;
  private String userName;
  @TableField("email")
  private String mail;
  @TableField(value = "secret", select = false)
  private String secret;
  @TableLogic
  private Integer deleted;
  @TableField(exist = false)
  private List<String> oldOne;
  private transient String cached;
}
-- at: v1.0.1
-- file: src/main/java/shop/Log.java
package shop;
class Log { String sql = "SELECT note FROM orders"; }
-- answers
sys_user: unknown, src/main/java/shop/User.java maps it, and no call on its model was found [maps src/main/java/shop/User.java:5]
sys_user.user_name: unknown, src/main/java/shop/User.java maps it, and no call on its model was found [maps src/main/java/shop/User.java:9]
orders.note: used [reads src/main/java/shop/Log.java:2]
