-- Saving sends every column; what is updated by name is written.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE job (id serial PRIMARY KEY, state text, note text, ghost text);
CREATE TABLE idle (id serial PRIMARY KEY, note text);
-- file: app/models.py
from tortoise.models import Model
from tortoise import fields
class Job(Model):
    state = fields.TextField(default="new")
    note = fields.TextField(null=True)
class Idle(Model):
    note = fields.TextField()
-- file: app/a.py
from app.models import Job
async def add():
    await Job.create()
async def done(id):
    await Job.filter(id=id).update(state="done", note=None)
async def many(rows):
    await Job.bulk_create(rows)
-- at: v1.0.1
-- file: README
-- answers
inserts job: used [inserts into app/a.py:3, inserts into app/a.py:7]
omits job.state: unused, each of its inserts names the column
omits job.note: unused, each of its inserts names the column
leaves NULL job.note: used [writes NULL to app/a.py:5, writes NULL to app/a.py:3]
writes job.state: used [writes app/a.py:5, writes app/a.py:3, writes app/a.py:7]
job.ghost: unused, searched 3 files with 6 queries, all understood
idle: unknown, app/models.py maps it, and no call on its model was found [maps app/models.py:6]
