-- A naming convention of the database is tried as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE order_lines (id int PRIMARY KEY, unit_price numeric, product_id int, old text);
-- file: src/OrderLine.cs
public class OrderLine { public int Id { get; set; } public decimal UnitPrice { get; set; } public virtual Product Product { get; set; } }
-- file: src/Context.cs
public class ShopContext : DbContext { public DbSet<OrderLine> OrderLines => Set<OrderLine>(); }
public class Use { public void F(ShopContext db) { db.OrderLines.ToList(); } }
-- at: v1.0.1
-- file: README
-- answers
order_lines.unit_price: used [maps src/OrderLine.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
order_lines.product_id: used [maps src/OrderLine.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
order_lines.old: unused, searched 3 files with 2 queries, all understood
