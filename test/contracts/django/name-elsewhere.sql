-- The same name on other classes, in forms, strings and comments; a class of the same name from a library is not the model.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, note text, fax text);
CREATE TABLE shop_charge (id bigserial PRIMARY KEY, amount int);
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
class Charge(models.Model):
    amount = models.IntegerField(null=True)
-- file: shop/forms.py
from django import forms
from .models import Order
class OrderForm(forms.ModelForm):
    fax = forms.CharField()
    class Meta:
        model = Order
        fields = ["note"]
-- file: shop/pay.py
from stripe import Charge
def pay():  # Order.fax
    return Charge.create(amount=1, fax="x")
-- answers
shop_order.note: used [maps shop/models.py:3, reads shop/forms.py:6]
shop_order.fax: unused, searched 3 files with 1 query, all understood
shop_charge.amount: unknown, shop/models.py maps it, and no call on its model was found [maps shop/models.py:5]
