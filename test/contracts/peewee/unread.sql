-- Names that only the program knows, and models that nothing calls, are unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text, ghost text);
CREATE TABLE idle (id serial PRIMARY KEY, email text);
-- file: app/models.py
from peewee import *
class User(Model):
    mail = CharField(column_name=NAMES['mail'])
    class Meta:
        table_name = 'users'
class Idle(Model):
    email = CharField()
-- file: app/a.py
from app.models import User
def all():
    return User.select()
-- at: v1.0.1
-- file: README
-- answers
users.email: unknown, app/models.py maps the table, and some of its columns could not be followed [maps app/models.py:2]
users.ghost: unknown, app/models.py maps the table, and some of its columns could not be followed [maps app/models.py:2]
idle: unknown, app/models.py maps it, and no call on its model was found [maps app/models.py:6]
idle.email: unknown, app/models.py maps it, and no call on its model was found [maps app/models.py:7]
