-- Every mapped column of a live model is listed; relations, db_column, abstract bases and tables between models.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, created timestamptz NOT NULL, note text, state text NOT NULL, client_id bigint NOT NULL, cust_no text, fax text);
CREATE TABLE shop_order_tags (id bigserial PRIMARY KEY, order_id bigint, tag_id bigint);
CREATE TABLE shop_tag (id bigserial PRIMARY KEY, label text);
CREATE TABLE clients (id bigserial PRIMARY KEY, name text, old_name text);
CREATE TABLE shop_unseen (id bigserial PRIMARY KEY, what text);
CREATE TABLE shop_timestamped (id bigserial PRIMARY KEY, created timestamptz);
CREATE TABLE billing_order (id bigserial PRIMARY KEY, note text, fax text);
-- file: shop/models.py
from django.db import models


class TimeStamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Tag(models.Model):
    label = models.TextField(null=True)


class Client(models.Model):
    name = models.TextField(
        null=True,
        help_text="the old_name (",
    )

    class Meta:
        db_table = "clients"


class Order(TimeStamped):
    """An order, with note = models.TextField()."""

    note = models.TextField(null=True)
    state = models.CharField(max_length=8)
    client = models.ForeignKey("Client", on_delete=models.CASCADE)
    number = models.TextField(null=True, db_column="cust_no")
    tags = models.ManyToManyField(Tag)


class Unseen(models.Model):
    what = models.TextField()
-- file: shop/views.py
from .models import Order


def closed(request):
    return Order.objects.filter(state="closed")
-- answers
shop_order: used [reads shop/views.py:5, maps shop/models.py:25]
shop_order.id: used [maps shop/models.py:25, reads shop/views.py:5]
shop_order.created: used [maps shop/models.py:5, reads shop/views.py:5]
shop_order.note: used [maps shop/models.py:28, reads shop/views.py:5]
shop_order.client_id: used [maps shop/models.py:30, reads shop/views.py:5]
shop_order.cust_no: used [maps shop/models.py:31, reads shop/views.py:5]
shop_order.fax: unused, searched 2 files with 1 query, all understood
shop_order_tags.tag_id: used [maps shop/models.py:32, reads shop/views.py:5]
shop_tag.label: used [maps shop/models.py:12, reads shop/models.py:32]
clients.name: used [maps shop/models.py:16, reads shop/models.py:30]
clients.old_name: unused, searched 2 files with 1 query, all understood
shop_unseen: unknown, shop/models.py maps it, and no call on its model was found [maps shop/models.py:35]
shop_unseen.what: unknown, shop/models.py maps it, and no call on its model was found [maps shop/models.py:36]
shop_timestamped: unknown, 1 file of it names shop_timestamped outside the queries that were understood: shop/models.py
billing_order: unknown, 2 files of it name billing_order outside the queries that were understood: shop/models.py and shop/views.py
