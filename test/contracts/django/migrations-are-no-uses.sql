-- Migrations of Django and Alembic run when a version is set up: what they name, the server need not use.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, note text, legacy text, other text);
CREATE TABLE audit (id bigserial PRIMARY KEY, what text);
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
-- file: shop/views.py
from shop.models import Order
def a(): return Order.objects.all()
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Order", fields=[("legacy", models.TextField())]),
        migrations.RunSQL("UPDATE shop_order SET legacy = note"),
    ]
-- file: alembic/versions/1f2e_start.py
def upgrade():
    op.execute("UPDATE shop_order SET other = note")
    op.execute("DELETE FROM audit")
-- answers
shop_order.note: used [maps shop/models.py:3, reads shop/views.py:2]
shop_order.legacy: unused, searched 2 files with 1 query, all understood
shop_order.other: unused, searched 2 files with 1 query, all understood
audit: unused, searched 2 files with 1 query, all understood
