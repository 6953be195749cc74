-- Each branch of a choice is a statement of its own.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/resources/mapper/UserMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.UserMapper">
  <select id="by">
    SELECT id FROM users
    <where>
      <choose>
        <when test="mail != null">email = #{mail}</when>
        <when test="nick != null">AND nick = #{nick}</when>
        <otherwise>state = 'on'</otherwise>
      </choose>
    </where>
  </select>
  <select id="either">
    <if test="a">SELECT total FROM orders</if>
    <if test="!a">SELECT note FROM orders</if>
  </select>
</mapper>
-- at: v1.0.1
-- file: README
-- answers
users.email: used [reads src/main/resources/mapper/UserMapper.xml:7]
users.nick: used [reads src/main/resources/mapper/UserMapper.xml:8]
users.state: used [reads src/main/resources/mapper/UserMapper.xml:9]
users.fax: unused, searched 2 files with 6 queries, 3 of them understood
orders.total: used [reads src/main/resources/mapper/UserMapper.xml:14]
orders.note: used [reads src/main/resources/mapper/UserMapper.xml:15]
orders.left_over: unknown, a query on orders is put together at run time [runs, put together at run time src/main/resources/mapper/UserMapper.xml:14]
