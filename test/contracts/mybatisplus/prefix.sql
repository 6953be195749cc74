-- The configuration may put a prefix before the names of tables.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE sys_user (id bigint PRIMARY KEY, user_name text NOT NULL, email text, create_time timestamp, deleted int, "nickName" text, secret text, old_one text);
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text, old_one text);
CREATE TABLE idle (id bigint PRIMARY KEY, note text);
-- file: db/migrations/002_more.sql
CREATE TABLE t_parcel (id bigint PRIMARY KEY, weight int, old_one text);
-- file: src/main/java/shop/Parcel.java
package shop;
import com.baomidou.mybatisplus.annotation.*;
public class Parcel { @TableId private Long id; private Integer weight; }
-- file: src/main/java/shop/ParcelMapper.java
package shop;
public interface ParcelMapper extends BaseMapper<Parcel> {}
-- at: v1.0.1
-- file: README
-- answers
t_parcel: used [reads src/main/java/shop/ParcelMapper.java:2, updates src/main/java/shop/ParcelMapper.java:2, inserts into src/main/java/shop/ParcelMapper.java:2, maps src/main/java/shop/Parcel.java:3]
t_parcel.weight: used [maps src/main/java/shop/Parcel.java:3, reads src/main/java/shop/ParcelMapper.java:2]
t_parcel.old_one: unused, searched 3 files with 3 queries, all understood
