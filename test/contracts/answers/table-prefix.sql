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
shop_categories: unknown, 1 file of it names shop_categories outside the queries that were understood: shop/models.py
shop_categories.slug: unknown, shop/models.py speaks of the table, and a library makes queries of its language, and shop/models.py names slug
shop_categories.parent_name: unknown, shop/models.py speaks of the table, and a library makes queries of its language, and shop/models.py names parent_name
shop_categories.left_over: unused, searched 2 files with 1 query, all understood
