-- Tables between models are used where the models are.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE student (id serial PRIMARY KEY, name text);
CREATE TABLE course (id serial PRIMARY KEY, title text);
CREATE TABLE course_student_through (id serial PRIMARY KEY, student_id int, course_id int, rest text);
-- file: app/models.py
from peewee import *
class Student(Model):
    name = CharField()
class Course(Model):
    title = CharField()
    students = ManyToManyField(Student, backref='courses')
-- file: app/a.py
from app.models import Course
def all():
    return Course.select()
-- at: v1.0.1
-- file: README
-- answers
course_student_through: used [reads app/a.py:3, maps app/models.py:6]
course_student_through.student_id: used [maps app/models.py:6, reads app/a.py:3]
course_student_through.rest: unknown, app/models.py maps the table, and some of its columns could not be followed [maps app/models.py:6]
student.name: used [maps app/models.py:3, reads app/models.py:6]
