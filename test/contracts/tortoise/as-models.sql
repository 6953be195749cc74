-- The module of models may be imported, as that of Django is.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE tournament (id serial PRIMARY KEY, name text, ghost text);
-- file: app/models.py
from tortoise import fields, models
class Tournament(models.Model):
    id = fields.IntField(pk=True)
    name = fields.CharField(max_length=255)
-- file: app/a.py
from app import models
async def all():
    return await models.Tournament.filter(name="x").order_by("-id")
-- at: v1.0.1
-- file: README
-- answers
tournament.name: used [maps app/models.py:4, reads app/a.py:3]
tournament.ghost: unused, searched 3 files with 1 query, all understood
