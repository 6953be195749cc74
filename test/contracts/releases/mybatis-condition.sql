-- A column that a statement names on a condition only is used all the same.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
-- file: src/main/resources/UserMapper.xml
<mapper namespace="a.UserMapper">
  <select id="find">SELECT id, email FROM users <where><if test="nick != null">AND nick = #{nick}</if></where></select>
</mapper>
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ error drop-column: v1.0.0 still reads users.nick [src/main/resources/UserMapper.xml:2]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 1 file with 1 query, all understood
