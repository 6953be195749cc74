-- Owned types put their columns into the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Shops" ("Id" int PRIMARY KEY, "Address_City" text, "Old" text);
CREATE TABLE "Depots" ("Id" int PRIMARY KEY, "Place_Lat" numeric, "Old" text);
-- file: src/Shop.cs
[Owned] public class Address { public string City { get; set; } }
public class Place { public decimal Lat { get; set; } }
public class Shop { public int Id { get; set; } public Address Address { get; set; } }
public class Depot { public int Id { get; set; } public Place Place { get; set; } }
-- file: src/Context.cs
using Microsoft.EntityFrameworkCore;
public class ShopContext : DbContext
{
    public DbSet<Shop> Shops { get; set; }
    public DbSet<Depot> Depots { get; set; }
    protected override void OnModelCreating(ModelBuilder b) { b.Entity<Depot>().OwnsOne(d => d.Place); }
}
public class Use { public void F(ShopContext db) { db.Shops.ToList(); db.Depots.ToList(); } }
-- at: v1.0.1
-- file: README
-- answers
Shops.Address_City: used [maps src/Shop.cs:1, reads src/Context.cs:4, reads src/Context.cs:8]
Shops.Old: unused, searched 3 files with 4 queries, all understood
Depots.Place_Lat: used [maps src/Shop.cs:2, reads src/Context.cs:5, reads src/Context.cs:8]
Depots.Old: unknown, src/Context.cs maps the table, and some of its columns could not be followed [maps src/Context.cs:5]
