-- Tables in schemas, and names that only the program knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE crm.leads (id serial PRIMARY KEY, name text, ghost text);
CREATE TABLE app_thing (id serial PRIMARY KEY, label text);
CREATE TABLE part (id serial PRIMARY KEY, label text);
-- file: app/models.py
from tortoise.models import Model
from tortoise import fields
class Lead(Model):
    name = fields.TextField()
    class Meta:
        table = "leads"
        schema = "crm"
class Thing(Model):
    label = fields.TextField()
    class Meta:
        table = PREFIX + "thing"
class Part(Model):
    label = fields.TextField(source_field=LABEL)
-- file: app/a.py
from app.models import Lead, Thing, Part
async def all():
    return [await Lead.all(), await Thing.all(), await Part.all()]
-- at: v1.0.1
-- file: README
-- answers
crm.leads.name: used [maps app/models.py:4, reads app/a.py:3]
crm.leads.ghost: unused, searched 3 files with 3 queries, all understood
app_thing: unknown, app/models.py:8 has a model whose table is not known, and may be this one [may map app/models.py:8]
app_thing.label: unknown, app/models.py:8 has a model whose table is not known, and may be this one [may map app/models.py:8]
part.label: used [maps app/models.py:13, reads app/a.py:3]
