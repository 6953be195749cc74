-- Names of schemas, of the program, and of functions that make columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, team_id int, state text, fax text);
CREATE TABLE teams (id serial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id serial PRIMARY KEY, line text);
-- file: db/migrations/002_more.sql
CREATE SCHEMA crm;
CREATE TABLE crm.leads (id serial PRIMARY KEY, name text, fax text);
-- file: src/main/kotlin/Tables.kt
import org.jetbrains.exposed.sql.Table
object LeadsTable : Table("crm.leads") { val name = text("name") }
object IdleTable : Table(config.table) { val line = text("line") }
object TeamsTable : Table() { val title = text("title"); val more = column(NAMES.fax) }
-- file: src/main/kotlin/Use.kt
fun all() = transaction { LeadsTable.selectAll().toList(); IdleTable.selectAll().toList(); TeamsTable.selectAll().toList() }
-- at: v1.0.1
-- file: README
-- answers
crm.leads.name: used [maps src/main/kotlin/Tables.kt:2, reads src/main/kotlin/Use.kt:1]
crm.leads.fax: unknown, src/main/kotlin/Tables.kt speaks of the table, and a library makes queries of its language, and src/main/kotlin/Tables.kt names fax
idle: unknown, src/main/kotlin/Tables.kt:3 has a model whose table is not known, and may be this one [may map src/main/kotlin/Tables.kt:3]
idle.line: unknown, src/main/kotlin/Tables.kt:3 has a model whose table is not known, and may be this one [may map src/main/kotlin/Tables.kt:3]
teams.title: used [maps src/main/kotlin/Tables.kt:4, reads src/main/kotlin/Use.kt:1]
teams.fax: unknown, src/main/kotlin/Tables.kt maps the table, and some of its columns could not be followed [maps src/main/kotlin/Tables.kt:4]
