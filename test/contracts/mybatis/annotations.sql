-- Statements in annotations, with parameters of their own and scripts.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/java/shop/UserMapper.java
package shop;
import org.apache.ibatis.annotations.*;
@Mapper
public interface UserMapper {
  @Select("SELECT id, email FROM users WHERE id = #{id}")
  User find(long id);
  @Insert({"INSERT INTO orders (id, user_id, total)", "VALUES (#{id}, #{userId}, #{total})"})
  void order(Order order);
  @Update("<script>UPDATE users <set><if test='nick != null'>nick = #{nick},</if></set> WHERE id = #{id}</script>")
  void rename(User user);
  @Delete("DELETE FROM logs WHERE level = #{level}" )
  void clear(int level);
  @Select("""
      SELECT note FROM orders
      WHERE user_id = #{user}
      """)
  String note(long user);
}
-- at: v1.0.1
-- file: README
-- answers
users.email: used [reads src/main/java/shop/UserMapper.java:5]
users.nick: used [writes src/main/java/shop/UserMapper.java:9]
users.fax: unknown, src/main/java/shop/UserMapper.java speaks of users, and a library makes queries of its language
orders.total: used [writes src/main/java/shop/UserMapper.java:7]
orders.note: used [reads src/main/java/shop/UserMapper.java:13]
omits orders.note: used [inserts into src/main/java/shop/UserMapper.java:7]
omits orders.total: unknown, rows may also be inserted where the code is not read
inserts orders: used [inserts into src/main/java/shop/UserMapper.java:7]
logs: used [deletes from src/main/java/shop/UserMapper.java:11]
