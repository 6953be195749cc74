-- Reads list every field of an entity, in snake case or as it says.
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
-- file: src/main/java/shop/UserMapper.java
package shop;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
public interface UserMapper extends BaseMapper<User> {}
-- at: v1.0.1
-- file: README
-- answers
sys_user: used [reads src/main/java/shop/UserMapper.java:3, updates src/main/java/shop/UserMapper.java:3, inserts into src/main/java/shop/UserMapper.java:3, maps src/main/java/shop/User.java:5]
sys_user.user_name: used [maps src/main/java/shop/User.java:9, reads src/main/java/shop/UserMapper.java:3]
sys_user.email: used [maps src/main/java/shop/User.java:11, reads src/main/java/shop/UserMapper.java:3]
sys_user.create_time: used [maps src/main/java/shop/BaseEntity.java:3, reads src/main/java/shop/UserMapper.java:3, writes src/main/java/shop/UserMapper.java:3]
sys_user.deleted: used [maps src/main/java/shop/User.java:15, reads src/main/java/shop/UserMapper.java:3]
sys_user.secret: unknown, src/main/java/shop/User.java maps it, and the calls that were found choose other columns [maps src/main/java/shop/User.java:13, reads src/main/java/shop/UserMapper.java:3, updates src/main/java/shop/UserMapper.java:3, inserts into src/main/java/shop/UserMapper.java:3]
sys_user.nickName: unused, searched 4 files with 3 queries, all understood
sys_user.old_one: unknown, src/main/java/shop/User.java speaks of the table, and a library makes queries of its language, and src/main/java/shop/User.java names old_one
inserts sys_user: used [inserts into src/main/java/shop/UserMapper.java:3]
omits sys_user.email: unknown, which columns it fills is known at run time only [inserts into src/main/java/shop/UserMapper.java:3]
omits sys_user.added: used [inserts into src/main/java/shop/UserMapper.java:3]
