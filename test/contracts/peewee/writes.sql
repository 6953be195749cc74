-- Inserts send what they are given, and defaults.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE note (id serial PRIMARY KEY, body text NOT NULL, state text, made date, ghost text);
CREATE TABLE line (id serial PRIMARY KEY, body text, level int);
-- file: app/models.py
import peewee
class Note(peewee.Model):
    body = peewee.TextField()
    state = peewee.TextField(null=True)
    made = peewee.DateField(default=now)
class Line(peewee.Model):
    body = peewee.TextField()
    level = peewee.IntegerField(null=True)
-- file: app/a.py
from .models import Note, Line
def add(text):
    return Note.create(body=text)
def clear(id):
    Note.update(state=None).where(Note.id == id).execute()
def many(rows):
    Line.insert_many(rows).execute()
-- at: v1.0.1
-- file: README
-- answers
inserts note: used [inserts into app/a.py:3]
omits note.state: used [inserts into app/a.py:3]
omits note.body: unknown, which columns it fills is known at run time only [inserts into app/a.py:3]
omits note.made: unused, each of its inserts names the column
omits note.added: used [inserts into app/a.py:3]
leaves NULL note.state: used [writes NULL to app/a.py:5, inserts into app/a.py:3]
note.ghost: unused, searched 3 files with 7 queries, all understood
inserts line: used [inserts into app/a.py:7]
omits line.level: unknown, which columns it fills is known at run time only [inserts into app/a.py:7]
