-- Configurations say tables, columns and properties that no class has.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE accounts (id int PRIMARY KEY, mail text, nick text, tenant int, old text);
CREATE TABLE orders (id int PRIMARY KEY, total_amount numeric, old text);
CREATE TABLE things (id int PRIMARY KEY, label text, old text);
-- file: src/Entities.cs
namespace Shop;
public class User { public int Id { get; set; } public string Email { get; set; } public string Nick { get; set; } }
public class Order { public int Id { get; set; } public decimal Total { get; set; } }
public class Thing { public int Id { get; set; } public string Label { get; set; } }
-- file: src/UserConfiguration.cs
using Microsoft.EntityFrameworkCore;
public class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("accounts");
        builder.Property(u => u.Email).HasMaxLength(80).HasColumnName("mail");
        builder.Property<int>("tenant");
    }
}
-- file: src/ShopContext.cs
using Microsoft.EntityFrameworkCore;
public class ShopContext : DbContext
{
    public DbSet<User> Users { get; set; }
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(e => { e.ToTable("orders"); e.Property(o => o.Total).HasColumnName("total_amount"); });
        modelBuilder.Entity<Thing>().ToTable(Names.Things);
    }
}
public class Use { public void F(ShopContext db) { db.Users.ToList(); db.Set<Order>().ToList(); db.Set<Thing>().ToList(); } }
-- at: v1.0.1
-- file: README
-- answers
accounts.mail: used [maps src/UserConfiguration.cs:7, reads src/ShopContext.cs:4]
accounts.nick: used [maps src/Entities.cs:2, reads src/ShopContext.cs:4]
accounts.tenant: used [maps src/UserConfiguration.cs:8, reads src/ShopContext.cs:4]
accounts.old: unused, searched 4 files with 8 queries, all understood
orders.total_amount: used [maps src/ShopContext.cs:7, reads src/ShopContext.cs:11, writes src/ShopContext.cs:11]
orders.old: unused, searched 4 files with 8 queries, all understood
things: unknown, src/ShopContext.cs:8 has a model whose table is not known, and may be this one [may map src/ShopContext.cs:8]
things.label: unknown, src/ShopContext.cs:8 has a model whose table is not known, and may be this one [may map src/ShopContext.cs:8]
