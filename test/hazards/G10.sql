-- A migration that imports the application's models
-- manifest
  migrations: db/migrations
-- file: shop/migrations/0002_fill.py fires
from django.db import migrations, models
from shop.models import User

def fill(apps, schema_editor):
    User.objects.update(active=True)

class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]
-- file: shop/migrations/0002_fill.py silent
from django.db import migrations, models

def fill(apps, schema_editor):
    User = apps.get_model('shop', 'User')
    User.objects.update(active=True)

class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill)]
