-- Tables are called as the class in lower case, in snake case where it is set, or by a function.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE order_line (id serial PRIMARY KEY, sku text);
CREATE TABLE crm.leads (id serial PRIMARY KEY, name text, ghost text);
CREATE TABLE app_thing (id serial PRIMARY KEY, label text);
-- file: app/models.py
from peewee import *
class Snake(Model):
    class Meta:
        database = db
        legacy_table_names = False
class OrderLine(Snake):
    sku = CharField()
class Lead(Model):
    name = CharField()
    class Meta:
        schema = 'crm'
        table_name = 'leads'
class Made(Model):
    class Meta:
        table_function = lambda model: 'app_' + model.__name__.lower()
class Thing(Made):
    label = CharField()
-- file: app/a.py
from app.models import Lead, OrderLine, Thing
def all():
    return [list(OrderLine), Lead.get_by_id(1), Thing.select()]
-- at: v1.0.1
-- file: README
-- answers
order_line.sku: used [maps app/models.py:7, reads app/a.py:3]
crm.leads.name: used [maps app/models.py:9, reads app/a.py:3]
crm.leads.ghost: unused, searched 3 files with 3 queries, all understood
app_thing: unknown, app/models.py:16 has a model whose table is not known, and may be this one [may map app/models.py:16]
app_thing.label: unknown, app/models.py:16 has a model whose table is not known, and may be this one [may map app/models.py:16]
