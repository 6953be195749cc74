-- An XML file that is no mapper is read for its words, as before.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, note text, left_over text);
CREATE TABLE logs (id bigint PRIMARY KEY, line text, level int);
-- file: src/main/resources/mapper/UserMapper.xml
<?xml version="1.0" encoding="UTF-8"?>
<mapper namespace="shop.UserMapper">
  <select id="find">SELECT id FROM users</select>
</mapper>
-- file: src/main/resources/User.hbm.xml
<?xml version="1.0" encoding="UTF-8"?>
<hibernate-mapping><class name="shop.User" table="users"><property name="mail" column="email"/></class></hibernate-mapping>
-- file: src/main/resources/sqlmap/Order.xml
<?xml version="1.0" encoding="UTF-8"?>
<sqlMap namespace="Order"><select id="all">select total from orders where id = #id#</select></sqlMap>
-- at: v1.0.1
-- file: README
-- answers
users.email: unknown, src/main/resources/User.hbm.xml speaks of the table in a language that is not read, and src/main/resources/User.hbm.xml names email
users.nick: unused, searched 4 files with 1 query, all understood
orders: unknown, 1 file of it names orders outside the queries that were understood: src/main/resources/sqlmap/Order.xml
orders.total: unknown, src/main/resources/sqlmap/Order.xml speaks of the table in a language that is not read, and src/main/resources/sqlmap/Order.xml names total
