-- Tables of their own for what inherits from a model with a table; proxies; bases of libraries; managed = False; a schema in db_table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE shop_place (id bigserial PRIMARY KEY, name text, fax text);
CREATE TABLE shop_restaurant (place_ptr_id bigint PRIMARY KEY, stars int, fax text);
CREATE TABLE shop_tree (id bigserial PRIMARY KEY, title text, lft int, fax text);
CREATE TABLE shop_user (id bigserial PRIMARY KEY, password text, email text, phone text, is_staff boolean);
CREATE TABLE legacy_view (id bigint, body text, fax text);
CREATE TABLE crm.leads (id bigserial PRIMARY KEY, phone text, fax text);
-- file: shop/models.py
from django.contrib.auth.models import AbstractUser
from django.db import models
from mptt.models import MPTTModel
class Place(models.Model):
    name = models.TextField(null=True)
class Restaurant(Place):
    stars = models.IntegerField(null=True)
class Best(Restaurant):
    class Meta:
        proxy = True
class Tree(MPTTModel):
    title = models.TextField(null=True)
class User(AbstractUser):
    phone = models.TextField(null=True)
class Legacy(models.Model):
    body = models.TextField(null=True)
    class Meta:
        managed = False
        db_table = "legacy_view"
class Lead(models.Model):
    phone = models.TextField(null=True)
    class Meta:
        db_table = 'crm"."leads'
-- file: shop/views.py
from shop import models
from shop.models import Best, Tree
def a():
    return Best.objects.all(), Tree.objects.all(), models.User.objects.get(pk=1), models.Legacy.objects.all(), models.Lead.objects.all()
-- answers
shop_place.name: used [maps shop/models.py:5, reads shop/views.py:4]
shop_place.fax: unused, searched 2 files with 5 queries, all understood
shop_restaurant.stars: used [maps shop/models.py:7, reads shop/views.py:4]
shop_restaurant.place_ptr_id: used [maps shop/models.py:6, reads shop/views.py:4]
shop_restaurant.fax: unused, searched 2 files with 5 queries, all understood
shop_tree.title: used [maps shop/models.py:12, reads shop/views.py:4]
shop_tree.lft: unknown, shop/models.py maps the table, and some of its columns could not be followed [maps shop/models.py:11]
shop_tree.fax: unknown, shop/models.py maps the table, and some of its columns could not be followed [maps shop/models.py:11]
shop_user.phone: used [maps shop/models.py:14, reads shop/views.py:4]
shop_user.email: unknown, shop/models.py maps the table, and some of its columns could not be followed [maps shop/models.py:13]
legacy_view.body: used [maps shop/models.py:16, reads shop/views.py:4]
legacy_view.fax: unused, searched 2 files with 5 queries, all understood
crm.leads.phone: used [maps shop/models.py:21, reads shop/views.py:4]
crm.leads.fax: unused, searched 2 files with 5 queries, all understood
