-- Tables between models are called by both, or by what is said.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE event (id serial PRIMARY KEY, name text);
CREATE TABLE team (id serial PRIMARY KEY, name text);
CREATE TABLE tag (id serial PRIMARY KEY, name text);
CREATE TABLE event_team (event_id int, team_id int, rest text);
CREATE TABLE event_tags (event int, tag int);
-- file: app/models.py
from tortoise.models import Model
from tortoise import fields
class Team(Model):
    name = fields.TextField()
class Tag(Model):
    name = fields.TextField()
class Event(Model):
    name = fields.TextField()
    teams = fields.ManyToManyField("models.Team", related_name="events")
    tags = fields.ManyToManyField("models.Tag", through="event_tags", forward_key="tag", backward_key="event")
-- file: app/a.py
from app.models import Event
async def all():
    return await Event.all().prefetch_related("teams")
-- at: v1.0.1
-- file: README
-- answers
event_team: used [reads app/a.py:3, maps app/models.py:9]
event_team.event_id: used [maps app/models.py:9, reads app/a.py:3]
event_team.team_id: used [maps app/models.py:9, reads app/a.py:3]
event_team.rest: unknown, app/models.py maps the table, and some of its columns could not be followed [maps app/models.py:9]
event_tags.event: used [maps app/models.py:10, reads app/a.py:3]
event_tags.tag: used [maps app/models.py:10, reads app/a.py:3]
team.name: used [maps app/models.py:4, reads app/models.py:9]
