-- Imports of models where code runs; historical models, types, Django's own line, released ones.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/other.sql
SELECT id FROM users;
-- file: shop/migrations/0001_old.py
from django.db import migrations
from shop.models import User
class Migration(migrations.Migration):
    operations = [migrations.RunPython(lambda apps, editor: User.objects.all())]
-- now
-- file: alembic/versions/ae1027a6acf_fill.py
from alembic import op
import sqlalchemy as sa
from app.models import User
--^^^^^^^^^^^^^^^^^^^^^^^^^ warning live-models: This migration uses User as the code has it when it runs, not as the schema is at this point
def upgrade():
    op.get_bind().execute(sa.select(User))
-- file: shop/migrations/0002_fill.py
import shop.models
from django.db import migrations, models
from .. import models as own
--^^^^^^^^^^^^^^^^^^^^^^^^^^ warning live-models: This migration uses ..models as the code has it when it runs, not as the schema is at this point
from shop.models import (
--^^^^^^^^^^^^^^^^^^^^^^^ warning live-models: This migration uses Team, User as the code has it when it runs, not as the schema is at this point
    Team,
    User as Person,
)

def fill(apps, editor):
    from shop.models.orders import Order
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning live-models: This migration uses Order as the code has it when it runs, not as the schema is at this point
    Order.objects.all()

class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]
-- file: shop/migrations/0003_schema.py
from django.db import migrations
from shop.models import default_name
class Migration(migrations.Migration):
    operations = []
-- file: shop/migrations/0004_right.py
from django.db import migrations
def fill(apps, editor):
    apps.get_model('shop', 'User').objects.all()
class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]
