-- An INSERT lists all columns, with NULL for what nobody gave; what the database fills in is left out.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_item (id bigserial PRIMARY KEY, name text, nick text, size int, made timestamptz, code uuid DEFAULT gen_random_uuid(), hidden text DEFAULT 'x');
CREATE TABLE shop_part (id bigserial PRIMARY KEY, name text, nick text);
CREATE TABLE shop_log (id bigserial PRIMARY KEY, line text);
-- file: shop/models.py
from django.db import models
class Item(models.Model):
    name = models.TextField()
    nick = models.TextField(null=True, blank=True)
    size = models.IntegerField(default=0)
    made = models.DateTimeField(auto_now=True)
    code = models.UUIDField(db_default=models.functions.Random())
class Part(models.Model):
    name = models.TextField()
    nick = models.TextField(null=True)
class Log(models.Model):
    line = models.TextField(null=True)
-- file: shop/services.py
from shop import models
def add(name):
    models.Item.objects.create(name=name)
def part(name, rest):
    return models.Part(name=name, **rest)
def log():
    models.Log.objects.bulk_create(lines())
-- answers
inserts shop_item: used [inserts into shop/services.py:3]
leaves NULL shop_item.name: unknown, it writes the column, and whether a value is ever NULL can't be told [writes shop/services.py:3]
leaves NULL shop_item.nick: used [writes NULL to shop/services.py:3]
leaves NULL shop_item.size: unknown, it writes the column, and whether a value is ever NULL can't be told [writes shop/services.py:3]
omits shop_item.size: unused, each of its inserts names the column
omits shop_item.code: unknown, which columns it fills is known at run time only [inserts into shop/services.py:3]
omits shop_item.hidden: used [inserts into shop/services.py:3]
leaves NULL shop_item.new: used [inserts into shop/services.py:3]
leaves NULL shop_part.nick: unknown, it writes the column, and whether a value is ever NULL can't be told [writes shop/services.py:5]
leaves NULL shop_part.name: unknown, it writes the column, and whether a value is ever NULL can't be told [writes shop/services.py:5]
leaves NULL shop_log.line: unknown, it writes the column, and whether a value is ever NULL can't be told [writes shop/services.py:7]
omits shop_log.line: unused, each of its inserts names the column
