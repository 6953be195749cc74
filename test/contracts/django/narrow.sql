-- Calls that choose columns use those; the others stay unknown, never unused.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_a (id bigserial PRIMARY KEY, one text, two text, three text);
CREATE TABLE shop_b (id bigserial PRIMARY KEY, one text, two text, three text);
CREATE TABLE shop_c (id bigserial PRIMARY KEY, one text, two text, three text);
CREATE TABLE shop_d (id bigserial PRIMARY KEY, one text, two text, three text);
-- file: shop/models.py
from django.db import models
class Base(models.Model):
    one = models.TextField(null=True)
    two = models.TextField(null=True)
    three = models.TextField(null=True)
    class Meta:
        abstract = True
class A(Base): pass
class B(Base): pass
class C(Base): pass
class D(Base): pass
-- file: shop/services.py
from shop.models import A, B, C, D
def a(): return A.objects.filter(two__isnull=True).values("one")
def b(): return B.objects.only("one").order_by("-two")
def c(): return C.objects.defer("three").all()
def d(): return D.objects.filter(one="x").exists(), D.objects.filter(pk=1).update(two=None)
-- answers
shop_a.one: used [maps shop/models.py:3, reads shop/services.py:2]
shop_a.two: used [maps shop/models.py:4, reads shop/services.py:2]
shop_a.three: unknown, shop/models.py maps it, and the calls that were found choose other columns [maps shop/models.py:5, reads shop/services.py:2]
shop_b.one: used [maps shop/models.py:3, reads shop/services.py:3]
shop_b.two: used [maps shop/models.py:4, reads shop/services.py:3]
shop_b.three: unknown, shop/models.py maps it, and the calls that were found choose other columns [maps shop/models.py:5, reads shop/services.py:3]
shop_c.two: used [maps shop/models.py:4, reads shop/services.py:4]
shop_c.three: unknown, shop/models.py maps it, and the calls that were found choose other columns [maps shop/models.py:5, reads shop/services.py:4]
shop_d.one: used [maps shop/models.py:3, reads shop/services.py:5]
shop_d.two: used [maps shop/models.py:4, reads shop/services.py:5, writes shop/services.py:5]
shop_d.three: unknown, shop/models.py maps it, and the calls that were found choose other columns [maps shop/models.py:5, reads shop/services.py:5, updates shop/services.py:5]
writes shop_d.two: used [writes shop/services.py:5]
leaves NULL shop_d.two: used [writes NULL to shop/services.py:5]
