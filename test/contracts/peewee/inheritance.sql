-- A model copies the columns of the models it inherits from, which may have tables themselves.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE animal (id serial PRIMARY KEY, name text, born date);
CREATE TABLE dog (id serial PRIMARY KEY, name text, born date, barks int, ghost text);
-- file: app/base.py
from peewee import Model, DateField
class Dated(Model):
    born = DateField()
-- file: app/models.py
from peewee import CharField, IntegerField
from app.base import Dated
class Animal(Dated):
    name = CharField()
class Dog(Animal):
    barks = IntegerField()
-- file: app/a.py
from app.models import Dog
def all():
    return Dog.select()
-- at: v1.0.1
-- file: README
-- answers
dog.name: used [maps app/models.py:4, reads app/a.py:3]
dog.born: used [maps app/base.py:3, reads app/a.py:3]
dog.barks: used [maps app/models.py:6, reads app/a.py:3]
dog.ghost: unused, searched 4 files with 1 query, all understood
animal: unknown, app/models.py maps it, and no call on its model was found [maps app/models.py:3]
animal.born: unknown, app/base.py maps it, and no call on its model was found [maps app/base.py:3]
