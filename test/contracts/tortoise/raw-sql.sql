-- SQL beside models names columns of its own.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE job (id serial PRIMARY KEY, state text, note text, ghost text);
-- file: app/models.py
from tortoise.models import Model
from tortoise import fields
class Job(Model):
    state = fields.TextField(default="new")
-- file: app/a.py
from app.models import Job
async def add(connection):
    await connection.execute_query("SELECT note FROM job WHERE id = $1", [1])
    return await Job.get_or_none(id=1)
-- at: v1.0.1
-- file: README
-- answers
job.state: used [maps app/models.py:4, reads app/a.py:4]
job.note: used [reads app/a.py:3]
job.ghost: unused, searched 3 files with 2 queries, all understood
