-- Reads list the columns of a table object.
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
-- file: src/main/kotlin/Use.kt
fun all() = transaction { Users.selectAll().where { Users.mail eq "x" }.toList() }
-- at: v1.0.1
-- file: README
-- answers
users: used [reads src/main/kotlin/Use.kt:1, maps src/main/kotlin/Tables.kt:2]
users.email: used [maps src/main/kotlin/Tables.kt:3, reads src/main/kotlin/Use.kt:1]
users.nick: used [maps src/main/kotlin/Tables.kt:4, reads src/main/kotlin/Use.kt:1]
users.team_id: used [maps src/main/kotlin/Tables.kt:5, reads src/main/kotlin/Use.kt:1]
users.state: used [maps src/main/kotlin/Tables.kt:6, reads src/main/kotlin/Use.kt:1]
users.fax: unused, searched 3 files with 2 queries, all understood
inserts users: unknown, 2 files of it name users outside the queries that were understood: src/main/kotlin/Tables.kt and src/main/kotlin/Use.kt
teams: unknown, src/main/kotlin/Tables.kt maps it, and no call on its model was found [maps src/main/kotlin/Tables.kt:8]
teams.title: unknown, src/main/kotlin/Tables.kt maps it, and no call on its model was found [maps src/main/kotlin/Tables.kt:9]
idle: unused, searched 3 files with 2 queries, all understood
