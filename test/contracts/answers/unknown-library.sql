-- A library nobody knows, in languages that are read: a class named like the end of the table's name keeps it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shop_categories (id bigint PRIMARY KEY, slug text, left_over text);
CREATE TABLE shop_logs (id bigint PRIMARY KEY, line text);
-- file: shop/models.go
package shop
type Category struct {
	Slug string
}
func logs() { db.Query("SELECT id FROM shop_logs") }
-- answers
shop_categories: unknown, 1 file of it names shop_categories outside the queries that were understood: shop/models.go
shop_categories.slug: unknown, 1 file of it names slug beside shop_categories outside the queries that were understood: shop/models.go
shop_categories.left_over: unused, searched 1 file with 1 query, all understood
shop_logs.line: unused, searched 1 file with 1 query, all understood
