-- Inserts send what is set, and defaults of the program.
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
fun add(mail: String) = transaction { Users.insertAndGetId { it[Users.mail] = mail; it[nick] = null } }
fun rename(id: Int) = transaction { Teams.update({ Teams.id eq id }) { it[title] = "x" } }
fun clear() = transaction { Teams.deleteWhere { Teams.id less 3 } }
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps src/main/kotlin/Tables.kt:3, reads src/main/kotlin/Use.kt:2, writes src/main/kotlin/Use.kt:2]
users.nick: used [writes src/main/kotlin/Use.kt:2]
inserts users: used [inserts into src/main/kotlin/Use.kt:2]
omits users.email: unused, each of its inserts names the column
omits users.state: unused, each of its inserts names the column
omits users.team_id: used [inserts into src/main/kotlin/Use.kt:2]
omits users.added: used [inserts into src/main/kotlin/Use.kt:2]
leaves NULL users.nick: used [writes NULL to src/main/kotlin/Use.kt:2]
writes teams.title: used [writes src/main/kotlin/Use.kt:3]
inserts teams: unknown, 2 files of it name teams outside the queries that were understood: src/main/kotlin/Tables.kt and src/main/kotlin/Use.kt
