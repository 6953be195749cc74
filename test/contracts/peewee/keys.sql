-- Keys of their own, of two columns, and none.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE membership (user_id int, team_id int, since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE country (code text PRIMARY KEY, label text);
CREATE TABLE blog (uid int PRIMARY KEY, title text, owner int);
-- file: app/models.py
from peewee import *
class Membership(Model):
    user = ForeignKeyField(User)
    team_id = ForeignKeyField(Team)
    since = DateField()
    class Meta:
        primary_key = CompositeKey('user', 'team_id')
class Country(Model):
    code = CharField(primary_key=True)
    label = CharField()
class Blog(Model):
    uid = AutoField()
    title = CharField()
    owner = ForeignKeyField(User, column_name='owner')
-- file: app/a.py
from app.models import *
def all():
    return [Membership.select(), Country.select(), Blog.select()]
-- at: v1.0.1
-- file: README
-- answers
membership.user_id: used [maps app/models.py:3, reads app/a.py:3]
membership.team_id: used [maps app/models.py:4, reads app/a.py:3]
country.code: used [maps app/models.py:9, reads app/a.py:3]
blog.uid: used [maps app/models.py:12, reads app/a.py:3]
blog.owner: used [maps app/models.py:14, reads app/a.py:3]
