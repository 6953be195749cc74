-- What an annotation joins from elsewhere is known at run time only.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/java/shop/UserMapper.java
package shop;
import org.apache.ibatis.annotations.*;
public interface UserMapper {
  @Select("SELECT " + COLUMNS + " FROM users WHERE id = #{id}")
  User find(long id);
  @SelectProvider(type = Sql.class, method = "orders")
  List<Order> orders();
  @Select("SELECT id FROM logs ORDER BY ${by}")
  List<Log> logs(String by);
}
-- at: v1.0.1
-- file: README
-- answers
users: used [reads src/main/java/shop/UserMapper.java:4]
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/main/java/shop/UserMapper.java:4]
orders: unknown, 1 file of it names orders outside the queries that were understood: src/main/java/shop/UserMapper.java
logs: used [reads src/main/java/shop/UserMapper.java:8]
logs.level: unknown, a query on logs is put together at run time [runs, put together at run time src/main/java/shop/UserMapper.java:8]
