-- Rows that are put together elsewhere may have any column.
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
import org.jetbrains.exposed.sql.*
fun many(rows: List<Row>) = transaction { Users.batchInsert(rows) { row -> this[Users.mail] = row.mail; if (row.nick != null) this[Users.nick] = row.nick } }
fun fill(row: Row) = transaction { Teams.insert { fillFrom(it, row) } }
-- at: v1.0.1
-- file: README
-- answers
inserts users: used [inserts into src/main/kotlin/Use.kt:2]
omits users.email: unknown, which columns it fills is known at run time only [inserts into src/main/kotlin/Use.kt:2]
omits users.nick: unknown, which columns it fills is known at run time only [inserts into src/main/kotlin/Use.kt:2]
inserts teams: used [inserts into src/main/kotlin/Use.kt:3]
omits teams.title: unknown, which columns it fills is known at run time only [inserts into src/main/kotlin/Use.kt:3]
