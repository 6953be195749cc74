-- Models of Django are used far from where they are declared, and by parts of the table's name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigint PRIMARY KEY, note text, state text, fax text);
CREATE TABLE shop_log (id bigint PRIMARY KEY, line text);
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField()
-- file: shop/views.py
from .models import Order
def closed():
    return Order.objects.filter(state="closed")
def raw(cursor):
    cursor.execute("SELECT line FROM shop_log")
-- answers
shop_order.note: used [maps shop/models.py:3, reads shop/views.py:3]
shop_order.state: used [reads shop/views.py:3]
shop_order.fax: unused, searched 2 files with 2 queries, all understood
shop_log.line: used [reads shop/views.py:5]
