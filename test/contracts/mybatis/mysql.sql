-- The same in the dialect of MySQL, where a row may be empty.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(100) NOT NULL, nick varchar(100), fax varchar(10));
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: bellows.yaml
database: { engine: mysql 8.4 }
-- file: src/main/resources/mapper/UserMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.UserMapper">
  <insert id="selective">
    insert into `users`
    <trim prefix="(" suffix=")" suffixOverrides=",">
      <if test="email != null">`email`,</if>
      <if test="nick != null">`nick`,</if>
    </trim>
    <trim prefix="values (" suffix=")" suffixOverrides=",">
      <if test="email != null">#{email},</if>
      <if test="nick != null">#{nick},</if>
    </trim>
    ON DUPLICATE KEY UPDATE nick = VALUES(nick)
  </insert>
  <select id="count" resultType="long">select count(*) from logs where level = #{level} limit #{offset}, #{size}</select>
</mapper>
-- at: v1.0.1
-- file: README
-- answers
users.email: used [writes src/main/resources/mapper/UserMapper.xml:4]
users.nick: used [reads src/main/resources/mapper/UserMapper.xml:13, writes src/main/resources/mapper/UserMapper.xml:13, writes src/main/resources/mapper/UserMapper.xml:4]
users.fax: unused, searched 2 files with 4 queries, all understood
inserts users: used [inserts into src/main/resources/mapper/UserMapper.xml:4]
omits users.email: used [inserts into src/main/resources/mapper/UserMapper.xml:4]
logs.level: used [reads src/main/resources/mapper/UserMapper.xml:15]
logs.line: unused, searched 2 files with 4 queries, all understood
