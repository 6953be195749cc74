-- Values that are chosen leave the others unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE article (id serial PRIMARY KEY, title text, body text, ghost text);
-- file: app/models.py
from tortoise.models import Model
from tortoise import fields
class Article(Model):
    title = fields.TextField()
    body = fields.TextField()
-- file: app/a.py
from app.models import Article
async def titles():
    return await Article.filter(title__icontains="x").values_list("title", flat=True)
-- at: v1.0.1
-- file: README
-- answers
article.title: used [maps app/models.py:4, reads app/a.py:3]
article.body: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:5, reads app/a.py:3]
article.ghost: unused, searched 3 files with 1 query, all understood
