-- A column that is only sent on a condition may be left out.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/resources/mapper/OrderMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.OrderMapper">
  <insert id="insert" useGeneratedKeys="true" keyProperty="id">
    <selectKey keyProperty="id" order="BEFORE" resultType="long">SELECT max(id) + 1 FROM orders</selectKey>
    INSERT INTO orders (id, user_id, total) VALUES (#{id}, #{userId}, #{total})
  </insert>
  <insert id="some">
    insert into logs
    <trim prefix="(" suffix=")" suffixOverrides=",">
      id,
      <if test="line != null">line,</if>
      <if test="level != null">level,</if>
    </trim>
    <trim prefix="values (" suffix=")" suffixOverrides=",">
      #{id},
      <if test="line != null">#{line},</if>
      <if test="level != null">#{level},</if>
    </trim>
  </insert>
  <insert id="many">
    INSERT INTO users (id, email) VALUES
    <foreach collection="list" item="user" separator=",">(#{user.id}, #{user.email})</foreach>
  </insert>
</mapper>
-- at: v1.0.1
-- file: README
-- answers
inserts orders: used [inserts into src/main/resources/mapper/OrderMapper.xml:5]
omits orders.total: unused, each of its inserts names the column
omits orders.note: used [inserts into src/main/resources/mapper/OrderMapper.xml:5]
orders.total: used [writes src/main/resources/mapper/OrderMapper.xml:5]
orders.left_over: unused, searched 2 files with 5 queries, all understood
inserts logs: used [inserts into src/main/resources/mapper/OrderMapper.xml:8]
omits logs.line: used [inserts into src/main/resources/mapper/OrderMapper.xml:8]
omits logs.id: unused, each of its inserts names the column
logs.level: used [writes src/main/resources/mapper/OrderMapper.xml:8]
users.email: used [writes src/main/resources/mapper/OrderMapper.xml:21]
omits users.email: unused, each of its inserts names the column
omits users.state: used [inserts into src/main/resources/mapper/OrderMapper.xml:21]
