-- A call that chooses its columns leaves the others unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE article (id serial PRIMARY KEY, title text, body text, ghost text);
-- file: app/models.py
from peewee import CharField, Model, TextField
class Article(Model):
    title = CharField()
    body = TextField()
-- file: app/a.py
from app.models import Article
def titles():
    return Article.select(Article.id, Article.title).where(Article.title != '').tuples()
-- at: v1.0.1
-- file: README
-- answers
article.title: used [maps app/models.py:3, reads app/a.py:3]
article.body: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:4, reads app/a.py:3]
article.ghost: unused, searched 3 files with 4 queries, all understood
