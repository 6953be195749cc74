-- Tables that libraries bring are never called unused: known ones by name, others by the library's name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_order (id bigserial PRIMARY KEY, note text);
CREATE TABLE django_session (session_key text PRIMARY KEY, session_data text);
CREATE TABLE auth_permission (id serial PRIMARY KEY, codename text);
CREATE TABLE auth_user (id serial PRIMARY KEY, first_name text);
CREATE TABLE auth_user_groups (user_id int, group_id int);
CREATE TABLE auth_user_user_permissions (user_id int, permission_id int);
CREATE TABLE axes_accessattempt (id serial PRIMARY KEY, failures int);
CREATE TABLE left_over (id serial PRIMARY KEY, what text);
-- file: requirements.txt
Django==5.1
django-axes==6.0
-- file: shop/models.py
from django.db import models
class Order(models.Model):
    note = models.TextField(null=True)
-- file: shop/views.py
from shop.models import Order
def a(): return Order.objects.all()
-- answers
django_session: unknown, django_session is named like a table of Django or Celery, which uses its tables without any word in the code
django_session.session_data: unknown, django_session is named like a table of Django or Celery, which uses its tables without any word in the code
auth_permission.codename: unknown, auth_permission is named like a table of Django or Celery, which uses its tables without any word in the code
auth_user.first_name: unknown, auth_user is named like a table of Django or Celery, which uses its tables without any word in the code
auth_user_groups.group_id: unknown, auth_user_groups is named like a table of Django or Celery, which uses its tables without any word in the code
auth_user_user_permissions: unknown, auth_user_user_permissions is named like a table of Django or Celery, which uses its tables without any word in the code
axes_accessattempt: unknown, requirements.txt speaks of a library that may have axes_accessattempt as a table of its own
axes_accessattempt.failures: unknown, requirements.txt speaks of a library that may have axes_accessattempt as a table of its own
left_over: unused, searched 3 files with 1 query, all understood
left_over.what: unused, searched 3 files with 1 query, all understood
