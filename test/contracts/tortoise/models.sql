-- Reads and inserts list the mapped columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, created timestamp, team_id int, ghost text);
CREATE TABLE team (id serial PRIMARY KEY, title text, ghost text);
-- file: app/models.py
from tortoise import fields
from tortoise.models import Model
class Team(Model):
    id = fields.IntField(primary_key=True)
    title = fields.CharField(max_length=20)
    members: fields.ReverseRelation["User"]
class User(Model):
    mail = fields.CharField(max_length=80, source_field="email")
    nick = fields.TextField(null=True)
    created = fields.DatetimeField(auto_now_add=True)
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField("models.Team", related_name="members")
    class Meta:
        table = "users"
-- file: app/a.py
from app.models import User
async def one(mail):
    return await User.get(mail=mail)
async def add(mail, team):
    await User.create(mail=mail, team=team)
-- at: v1.0.1
-- file: README
-- answers
users: used [reads app/a.py:3, inserts into app/a.py:5, reads app/a.py:5, maps app/models.py:7]
users.email: used [maps app/models.py:8, reads app/a.py:3, writes app/a.py:5]
users.nick: used [maps app/models.py:9, reads app/a.py:3, writes app/a.py:5]
users.created: used [maps app/models.py:10, reads app/a.py:3, writes app/a.py:5]
users.team_id: used [maps app/models.py:11, reads app/a.py:3, writes app/a.py:5]
users.ghost: unused, searched 3 files with 3 queries, all understood
inserts users: used [inserts into app/a.py:5]
omits users.created: unused, each of its inserts names the column
omits users.added: used [inserts into app/a.py:5]
leaves NULL users.nick: used [writes NULL to app/a.py:5]
team.title: used [maps app/models.py:5, reads app/models.py:11]
team.ghost: unused, searched 3 files with 3 queries, all understood
