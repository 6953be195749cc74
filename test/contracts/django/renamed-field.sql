-- A field renamed in code with its column kept is the same column; one taken out of the model in the last version is no longer used, whatever else has its name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, old_name text, note text, total int);
CREATE TABLE shop_invoice (id bigserial PRIMARY KEY, note text);
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    old_name = models.TextField(null=True)
    note = models.TextField(null=True)
    total = models.IntegerField(default=0)
class Invoice(models.Model):
    note = models.TextField(null=True)
-- file: shop/views.py
from shop.models import Invoice, Order
def all_orders():
    return [o.note for o in Order.objects.all()], Invoice.objects.all()
-- at: v1.1.0
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    name = models.TextField(null=True, db_column="old_name")
    total = models.IntegerField(default=0)
class Invoice(models.Model):
    note = models.TextField(null=True)
-- file: shop/views.py
from shop.models import Invoice, Order
def all_orders():
    return [o.name for o in Order.objects.all()], [i.note for i in Invoice.objects.all()]
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE shop_order DROP COLUMN note;
-- answers
shop_order.old_name: used [maps shop/models.py:3, reads shop/views.py:3]
shop_order.note: unused, searched 2 files with 2 queries, all understood
shop_order.total: used [maps shop/models.py:4, reads shop/views.py:3]
shop_invoice.note: used [maps shop/models.py:6, reads shop/views.py:3]
