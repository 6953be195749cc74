-- SQL beside the models counts as anywhere: raw(), extra(), RawSQL, a cursor, an f-string.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, note text, a text, b text, c text, d text, e text, f text);
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
-- file: shop/views.py
from shop.models import Order
def a(): return Order.objects.raw("SELECT id, a FROM shop_order")
def b(): return Order.objects.extra(where=["b = 1"])
def c(): return Order.objects.annotate(x=RawSQL("c + 1", ()))
def d(cursor): cursor.execute("UPDATE shop_order SET d = %s WHERE id = %s", [1, 2])
-- file: shop/words.py
f = "e"
-- answers
shop_order.note: used [maps shop/models.py:3, reads shop/views.py:2, reads shop/views.py:3, reads shop/views.py:4]
shop_order.a: used [reads shop/views.py:2]
shop_order.b: unknown, shop/views.py speaks of the table, and a library makes queries of its language, and shop/views.py names b
shop_order.c: unknown, shop/views.py speaks of the table, and a library makes queries of its language, and shop/views.py names c
shop_order.d: used [writes shop/views.py:5]
shop_order.e: unknown, shop/views.py speaks of the table, and a library makes queries of its language, and shop/words.py names e
shop_order.f: unknown, shop/views.py speaks of the table, and a library makes queries of its language, and shop/words.py names f
