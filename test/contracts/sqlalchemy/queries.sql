-- What a query chooses: load_only, with_entities, defer; text() names columns that no model has.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE a (id serial PRIMARY KEY, one text, two text);
CREATE TABLE b (id serial PRIMARY KEY, one text, two text);
CREATE TABLE c (id serial PRIMARY KEY, one text, two text);
CREATE TABLE d (id serial PRIMARY KEY, one text, two text);
CREATE TABLE e (id serial PRIMARY KEY, one text, two text, three text);
-- file: app/models.py
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    one = Column(String)
    two = Column(String)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    one = Column(String)
    two = Column(String)
class C(Base):
    __tablename__ = "c"
    id = Column(Integer, primary_key=True)
    one = Column(String)
    two = Column(String)
class D(Base):
    __tablename__ = "d"
    id = Column(Integer, primary_key=True)
    one = Column(String)
    two = Column(String)
class E(Base):
    __tablename__ = "e"
    id = Column(Integer, primary_key=True)
    one = Column(String)
-- file: app/queries.py
from sqlalchemy import select, text, update
from sqlalchemy.orm import defer, load_only
from app.models import A, B, C, D, E
def a(session): return session.execute(select(A).options(load_only(A.one)))
def b(session): return session.query(B).with_entities(B.one).all()
def c(session): return session.query(C).options(defer(C.two)).all()
def d(session): session.execute(update(D).where(D.id == 1).values(one=None))
def e(session): return session.execute(text("SELECT two FROM e")), select(E).where(text("three = 1"))
-- answers
a.one: used [maps app/models.py:7, reads app/queries.py:4]
a.two: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:8, reads app/queries.py:4]
b.one: used [maps app/models.py:12, reads app/queries.py:5]
b.two: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:13, reads app/queries.py:5]
c.one: used [maps app/models.py:17, reads app/queries.py:6]
c.two: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:18, reads app/queries.py:6]
d.one: used [writes app/queries.py:7]
d.two: unknown, app/models.py maps it, and the calls that were found choose other columns [maps app/models.py:23, updates app/queries.py:7, reads app/queries.py:7]
leaves NULL d.one: used [writes NULL to app/queries.py:7]
e.one: used [maps app/models.py:27, reads app/queries.py:8]
e.two: used [reads app/queries.py:8]
e.three: unknown, app/queries.py speaks of the table, and a library makes queries of its language, and app/queries.py names three
