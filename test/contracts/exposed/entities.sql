-- Entities on a table read and write all of it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, team_id int, state text, fax text);
CREATE TABLE teams (id serial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: src/main/kotlin/Tables.kt
import org.jetbrains.exposed.dao.id.IntIdTable
object Users : IntIdTable("users") {
    val mail = varchar("email", 80).uniqueIndex()
    val nick = text("nick").nullable()
    val team = reference("team_id", Teams)
    val state = text("state").default("new")
}
object Teams : IntIdTable() {
    val title = text("title")
}
-- file: src/main/kotlin/User.kt
import org.jetbrains.exposed.dao.*
class User(id: EntityID<Int>) : IntEntity(id) {
    companion object : IntEntityClass<User>(Users)
    var mail by Users.mail
    var team by Team referencedOn Users.team
}
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps src/main/kotlin/Tables.kt:3, reads src/main/kotlin/User.kt:3, reads src/main/kotlin/User.kt:4]
users.nick: used [maps src/main/kotlin/Tables.kt:4, reads src/main/kotlin/User.kt:3]
users.fax: unused, searched 3 files with 4 queries, all understood
inserts users: used [inserts into src/main/kotlin/User.kt:3]
omits users.nick: unknown, which columns it fills is known at run time only [inserts into src/main/kotlin/User.kt:3]
teams: unknown, src/main/kotlin/Tables.kt maps it, and no call on its model was found [maps src/main/kotlin/Tables.kt:8]
