-- Two applications with a model of the same name: the module that is imported tells which one is meant.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, note text);
CREATE TABLE invoices_order (id bigserial PRIMARY KEY, note text, vat numeric);
CREATE TABLE crm_order (id bigserial PRIMARY KEY, note text);
-- file: src/shop/models/__init__.py
from .order import Order
-- file: src/shop/models/order.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
-- file: src/billing/apps.py
from django.apps import AppConfig
class BillingConfig(AppConfig):
    name = "billing"
    label = "invoices"
-- file: src/billing/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
    vat = models.DecimalField(null=True)
-- file: src/crm/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
-- file: src/api/views.py
from shop.models import Order
from billing import models as billing
def a():
    return list(Order.objects.all()), billing.Order.objects.get(pk=1)
-- answers
shop_order.note: used [maps src/shop/models/order.py:3, reads src/api/views.py:4]
invoices_order.vat: used [maps src/billing/models.py:4, reads src/api/views.py:4]
crm_order.note: unknown, src/crm/models.py maps it, and no call on its model was found [maps src/crm/models.py:3]
crm_order: unknown, src/crm/models.py maps it, and no call on its model was found [maps src/crm/models.py:2]
