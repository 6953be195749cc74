-- Django puts the app before the table; its model has neither underscore nor plural.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_categories (id bigint PRIMARY KEY, slug text, parent_name text, left_over text);
-- file: shop/models.py
class Category(models.Model):
    slug = models.TextField()
    parent_name = models.TextField()
-- file: src/q.ts
export const q = (db) => db.query('SELECT now()');
-- answers
shop_categories: unknown, shop/models.py:1 has a model whose table is not known, and may be this one [may map shop/models.py:1]
shop_categories.slug: unknown, shop/models.py:1 has a model whose table is not known, and may be this one [may map shop/models.py:1]
shop_categories.parent_name: unknown, shop/models.py:1 has a model whose table is not known, and may be this one [may map shop/models.py:1]
shop_categories.left_over: unknown, shop/models.py:1 has a model whose table is not known, and may be this one [may map shop/models.py:1]
