-- A table that nothing calls is unknown.
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
fun raw() = transaction { exec("SELECT line FROM idle") }
-- at: v1.0.1
-- file: README
-- answers
users: unknown, src/main/kotlin/Tables.kt maps it, and no call on its model was found [maps src/main/kotlin/Tables.kt:2]
users.email: unknown, src/main/kotlin/Tables.kt maps it, and no call on its model was found [maps src/main/kotlin/Tables.kt:3]
idle.line: used [reads src/main/kotlin/Use.kt:1]
