-- Classes of 1.x and 2.x, mixins, deferred columns, schemas, tables of Core; what a model is not asked for is unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE users (id serial PRIMARY KEY, email_address text NOT NULL, nick text, bio text, created_at timestamptz DEFAULT now(), fax text);
CREATE TABLE crm.leads (id serial PRIMARY KEY, phone text, owner_id int);
CREATE TABLE user_groups (user_id int, group_id int);
CREATE TABLE groups (id serial PRIMARY KEY, title text);
CREATE TABLE audit (id serial PRIMARY KEY, what text, who text);
CREATE TABLE orphan (id serial PRIMARY KEY, what text);
-- file: app/db/base.py
from datetime import datetime
from sqlalchemy import func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, declared_attr


class Base(DeclarativeBase):
    pass


class Stamped:
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("users.id"))
-- file: app/db/models.py
from typing import Optional
from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship
from .base import Base, Stamped

user_groups = Table(
    "user_groups",
    Base.metadata,
    Column("user_id", ForeignKey("users.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
)


class User(Stamped, Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column("email_address", String(80))
    nick: Mapped[Optional[str]]
    bio = deferred(Column(Text))
    groups: Mapped[list["Group"]] = relationship(secondary=user_groups)


class Lead(Base):
    __tablename__ = "leads"
    __table_args__ = ({"schema": "crm"},)
    id = Column(Integer, primary_key=True)
    phone = Column(String)


class Group(Base):
    __tablename__ = "groups"
    id = Column(Integer, primary_key=True)
    title = Column(String, nullable=False)


class Orphan(Base):
    __tablename__ = "orphan"
    id = Column(Integer, primary_key=True)
    what = Column(String)
-- file: app/db/core.py
import sqlalchemy as sa
metadata = sa.MetaData()
audit = sa.Table("audit", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("what", sa.Text), sa.Column("who", sa.Text))
-- file: app/service.py
from sqlalchemy import select, insert
from app.db.models import User, Lead
from app.db.core import audit

async def all_users(session):
    return (await session.execute(select(User).where(User.email == "x"))).scalars()

def leads(session):
    return session.query(Lead.id).all()

def log(conn):
    conn.execute(audit.insert().values(what="x"))
    conn.execute(select(audit.c.what))
-- answers
users: used [reads app/service.py:6, maps app/db/models.py:14]
users.email_address: used [maps app/db/models.py:18, reads app/service.py:6]
users.nick: used [maps app/db/models.py:19, reads app/service.py:6]
users.bio: unknown, app/db/models.py maps it, and the calls that were found choose other columns [maps app/db/models.py:20, reads app/service.py:6]
users.created_at: used [maps app/db/base.py:11, reads app/service.py:6]
users.fax: unused, searched 4 files with 6 queries, all understood
crm.leads.id: used [maps app/db/models.py:27, reads app/service.py:9]
crm.leads.phone: unknown, app/db/models.py maps it, and the calls that were found choose other columns [maps app/db/models.py:28, reads app/service.py:9]
user_groups: used [reads app/db/models.py:21, maps app/db/models.py:6]
groups.title: used [maps app/db/models.py:34, reads app/db/models.py:21]
audit.what: used [maps app/db/core.py:3, reads app/service.py:13, writes app/service.py:12]
audit.who: unknown, app/db/core.py maps it, and the calls that were found choose other columns [maps app/db/core.py:3, inserts into app/service.py:12, reads app/service.py:12, reads app/service.py:13]
inserts audit: used [inserts into app/service.py:12]
orphan.what: unknown, app/db/models.py maps it, and no call on its model was found [maps app/db/models.py:40]
