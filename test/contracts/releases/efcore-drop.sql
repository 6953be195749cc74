-- A key that no class has is used with the reference; a property that is gone leaves its column free.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Orders" ("Id" int PRIMARY KEY, "UserId" int, "Total" numeric, "Old" text);
-- file: src/Order.cs
public class Order { public int Id { get; set; } public User User { get; set; } public decimal Total { get; set; } }
public class User { public int Id { get; set; } }
-- file: src/Context.cs
public class ShopContext : DbContext { public DbSet<Order> Orders { get; set; } }
public class Use { public void F(ShopContext context) { context.Orders.ToList(); } }
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE "Orders" DROP COLUMN "UserId";
--                               ^^^^^^^^ error drop-column: v1.0.0 still maps and reads Orders.UserId [src/Order.cs:1 +2]
ALTER TABLE "Orders" DROP COLUMN "Old";
--                               ^^^^^ information drop-column: Nothing in v1.0.0 uses Orders.Old: searched 2 files with 2 queries, all understood
ALTER TABLE "Orders" ADD COLUMN "State" text NOT NULL;
--                              ^^^^^^^ warning add-not-null-column: v1.0.0 may insert into Orders without State: 2 files of it name Orders outside the queries that were understood: src/Order.cs and src/Context.cs
