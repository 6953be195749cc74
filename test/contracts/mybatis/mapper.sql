-- Statements of a mapper file, with their fragments, conditions and loops.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/resources/mapper/UserMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.UserMapper">
  <resultMap id="user" type="shop.User"><id column="id" property="id"/><result column="email" property="email"/></resultMap>
  <sql id="columns">id, email</sql>
  <!-- <select id="old">SELECT fax FROM users</select> -->
  <select id="find" resultMap="user">
    SELECT <include refid="columns"/>
    FROM users
    <where>
      <if test="nick != null">AND nick = #{nick,jdbcType=VARCHAR}</if>
      <if test="ids != null">
        AND id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </if>
    </where>
    ORDER BY id
  </select>
  <update id="touch">
    UPDATE users
    <set>
      <if test="email != null">email = #{email},</if>
      <if test="state != null">state = #{state},</if>
    </set>
    WHERE id = #{id} AND id &lt; 10
  </update>
  <delete id="clear"><![CDATA[ DELETE FROM logs WHERE level < 3 ]]></delete>
</mapper>
-- at: v1.0.1
-- file: README
-- answers
users: used [reads src/main/resources/mapper/UserMapper.xml:8, updates src/main/resources/mapper/UserMapper.xml:18]
users.email: used [reads src/main/resources/mapper/UserMapper.xml:4, writes src/main/resources/mapper/UserMapper.xml:20]
users.nick: used [reads src/main/resources/mapper/UserMapper.xml:10]
users.state: used [writes src/main/resources/mapper/UserMapper.xml:21]
users.fax: unused, searched 2 files with 3 queries, all understood
writes users.state: used [writes src/main/resources/mapper/UserMapper.xml:21]
inserts users: unknown, 1 file of it names users outside the queries that were understood: src/main/resources/mapper/UserMapper.xml
orders: unused, searched 2 files with 3 queries, all understood
logs: used [deletes from src/main/resources/mapper/UserMapper.xml:25]
logs.level: used [reads src/main/resources/mapper/UserMapper.xml:25]
logs.line: unused, searched 2 files with 3 queries, all understood
