-- What is put in as it stands, and fragments of other files, may name anything of the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/resources/mapper/UserMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.UserMapper">
  <select id="sorted">SELECT id, email FROM users ORDER BY ${column} ${direction}</select>
  <select id="elsewhere">SELECT <include refid="shop.Other.columns"/> FROM orders</select>
  <sql id="named">${alias}.line</sql>
  <select id="properties">SELECT <include refid="named"><property name="alias" value="l"/></include> FROM logs l</select>
</mapper>
-- at: v1.0.1
-- file: README
-- answers
users.email: used [reads src/main/resources/mapper/UserMapper.xml:3]
users.fax: unknown, a query on users is put together at run time [runs, put together at run time src/main/resources/mapper/UserMapper.xml:3]
orders: used [reads src/main/resources/mapper/UserMapper.xml:4]
orders.left_over: unknown, a query on orders is put together at run time [runs, put together at run time src/main/resources/mapper/UserMapper.xml:4]
logs.line: used [reads src/main/resources/mapper/UserMapper.xml:5]
logs.level: unused, searched 2 files with 3 queries, 1 of them understood
