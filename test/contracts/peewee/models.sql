-- Reads list the mapped columns, under their own names where they say so.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, boss_id int, joined date, ghost text);
CREATE TABLE userprofile (id serial PRIMARY KEY, bio text, user_id int, ghost text);
-- file: app/models.py
from peewee import *
db = PostgresqlDatabase('app')
class BaseModel(Model):
    class Meta:
        database = db
class User(BaseModel):
    mail = CharField(column_name='email', unique=True)
    nick = CharField(null=True)
    boss = ForeignKeyField('self', null=True, backref='staff')
    joined = DateField(default=date.today)
    class Meta:
        table_name = 'users'
class UserProfile(BaseModel):
    bio = TextField()
    user = ForeignKeyField(User, backref='profiles')
-- file: app/views.py
from app.models import User
def one(mail):
    return User.get(User.mail == mail)
-- at: v1.0.1
-- file: app/more.py
from app.models import UserProfile
def all():
    return UserProfile.select()
-- answers
users: used [reads app/views.py:3, maps app/models.py:6]
users.email: used [maps app/models.py:7, reads app/views.py:3]
users.nick: used [maps app/models.py:8, reads app/views.py:3]
users.boss_id: used [maps app/models.py:9, reads app/views.py:3]
users.joined: used [maps app/models.py:10, reads app/views.py:3]
users.ghost: unused, searched 3 files with 3 queries, all understood
userprofile.bio: used [maps app/models.py:14, reads app/more.py:3]
userprofile.user_id: used [maps app/models.py:15, reads app/more.py:3]
userprofile.ghost: unused, searched 3 files with 3 queries, all understood
