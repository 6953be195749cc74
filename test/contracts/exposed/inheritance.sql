-- Tables extend others of the program, or of a library.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, team_id int, state text, fax text);
CREATE TABLE teams (id serial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: src/main/kotlin/Tables.kt
import org.jetbrains.exposed.sql.Table
abstract class StatedTable(name: String) : Table(name) { val state = text("state") }
object Users : StatedTable("users") { val id = integer("id").autoIncrement(); val mail = text("email"); override val primaryKey = PrimaryKey(id) }
object Teams : VendorTable("teams") { val title = text("title") }
-- file: src/main/kotlin/Use.kt
fun all() = transaction { Users.selectAll().toList(); Teams.selectAll().toList() }
-- at: v1.0.1
-- file: README
-- answers
users.state: used [maps src/main/kotlin/Tables.kt:2, reads src/main/kotlin/Use.kt:1]
users.email: used [maps src/main/kotlin/Tables.kt:3, reads src/main/kotlin/Use.kt:1]
users.fax: unused, searched 3 files with 2 queries, all understood
teams.title: used [maps src/main/kotlin/Tables.kt:4, reads src/main/kotlin/Use.kt:1]
teams.fax: unknown, src/main/kotlin/Tables.kt maps the table, and some of its columns could not be followed [maps src/main/kotlin/Tables.kt:4]
