-- Naming rules of Flask-SQLAlchemy and SQLModel, tables named at run time, classes that share a table, the same name elsewhere.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE order_item (id serial PRIMARY KEY, qty int, note text);
CREATE TABLE hero (id serial PRIMARY KEY, name text, secret text, age int);
CREATE TABLE app_invoices (id serial PRIMARY KEY, total int, old text);
CREATE TABLE people (id serial PRIMARY KEY, kind text, name text, salary int);
CREATE TABLE managers (id int PRIMARY KEY, budget int);
-- file: shop/models.py
from shop import db
class OrderItem(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    qty = db.Column(db.Integer)
-- file: shop/heroes.py
from sqlmodel import Field, SQLModel
class HeroBase(SQLModel):
    name: str
    secret: str = Field(default="x", exclude=True)
class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
class HeroCreate(HeroBase):
    age: int
-- file: shop/invoices.py
from sqlalchemy import Column, Integer
from .base import Base, PREFIX
class Invoice(Base):
    __tablename__ = PREFIX + "invoices"
    id = Column(Integer, primary_key=True)
    total = Column(Integer)
-- file: shop/base.py
from sqlalchemy.orm import declarative_base
Base = declarative_base()
PREFIX = "app_"
-- file: shop/people.py
from sqlalchemy import Column, Integer, String, ForeignKey
from .base import Base
class Person(Base):
    __tablename__ = "people"
    id = Column(Integer, primary_key=True)
    kind = Column(String)
    name = Column(String)
class Employee(Person):
    salary = Column(Integer)
class Manager(Person):
    __tablename__ = "managers"
    id = Column(ForeignKey("people.id"), primary_key=True)
    budget = Column(Integer)
-- file: shop/use.py
from shop.models import OrderItem
from shop.heroes import Hero
from shop.invoices import Invoice
from shop.people import Employee, Manager
from other.library import Person
def a(session): return OrderItem.query.all(), session.get(Hero, 1), session.query(Invoice).all()
def b(session): return session.query(Employee).all(), session.query(Manager.budget)
-- answers
order_item.qty: used [maps shop/models.py:4, reads shop/use.py:6]
order_item.note: unused, searched 6 files with 5 queries, all understood
hero.name: used [maps shop/heroes.py:3, reads shop/use.py:6]
hero.secret: used [maps shop/heroes.py:4, reads shop/use.py:6]
hero.age: unused, searched 6 files with 5 queries, all understood
app_invoices.total: unknown, shop/invoices.py:3 has a model whose table is not known, and may be this one [may map shop/invoices.py:3]
app_invoices.old: unknown, shop/invoices.py:3 has a model whose table is not known, and may be this one [may map shop/invoices.py:3]
people.salary: used [maps shop/people.py:9, reads shop/use.py:7]
people.name: used [maps shop/people.py:7, reads shop/use.py:7]
managers.budget: used [maps shop/people.py:13, reads shop/use.py:7]
