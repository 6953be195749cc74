-- The unit of work inserts all columns, with NULL for what nobody gave; server defaults stay the database's.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id serial PRIMARY KEY, name text, nick text, size int, made timestamptz DEFAULT now(), total int);
-- file: app/models.py
from sqlalchemy import Column, Integer, String, DateTime, Computed, func
from app import db
class Item(db.Model):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    nick = Column(String)
    size = Column(Integer, default=0)
    made = Column(DateTime, server_default=func.now())
    total = Column(Integer, Computed("size * 2"))
-- file: app/views.py
from app.models import Item
def add(session, name):
    session.add(Item(name=name))
-- answers
inserts items: used [inserts into app/views.py:3]
leaves NULL items.nick: used [writes NULL to app/views.py:3]
leaves NULL items.name: unknown, it writes the column, and whether a value is ever NULL can't be told [writes app/views.py:3]
omits items.size: unused, each of its inserts names the column
omits items.made: unknown, which columns it fills is known at run time only [inserts into app/views.py:3]
writes items.total: unused, searched 2 files with 1 query, all understood
leaves NULL items.new: used [inserts into app/views.py:3]
