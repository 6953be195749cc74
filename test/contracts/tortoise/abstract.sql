-- Columns of abstract models and of mixins are those of the models.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE post (id serial PRIMARY KEY, title text, created_at timestamp, updated_at timestamp, ghost text);
-- file: app/base.py
from tortoise.models import Model
from tortoise import fields
class Stamped:
    updated_at = fields.DatetimeField(auto_now=True)
class Base(Model):
    id = fields.IntField(pk=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    class Meta:
        abstract = True
-- file: app/models.py
from tortoise import fields
from app.base import Base, Stamped
class Post(Base, Stamped):
    title = fields.TextField()
-- file: app/a.py
from app.models import Post
async def all():
    return await Post.all()
-- at: v1.0.1
-- file: README
-- answers
post.title: used [maps app/models.py:4, reads app/a.py:3]
post.created_at: used [maps app/base.py:7, reads app/a.py:3]
post.updated_at: used [maps app/base.py:4, reads app/a.py:3]
post.ghost: unused, searched 4 files with 1 query, all understood
