-- Migrations in C# and the snapshot of the model use nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Users" ("Id" int PRIMARY KEY, "Email" text, "Fax" text);
-- file: src/User.cs
public class User { public int Id { get; set; } public string Email { get; set; } }
-- file: src/Context.cs
public class ShopContext : DbContext { public DbSet<User> Users { get; set; } }
public class Use { public void F(ShopContext db) { db.Users.ToList(); } }
-- file: src/Migrations/20240101120000_Start.cs
public partial class Start : Migration { protected override void Up(MigrationBuilder b) { b.AddColumn<string>(name: "Fax", table: "Users"); } }
-- file: src/Migrations/ShopContextModelSnapshot.cs
partial class ShopContextModelSnapshot : ModelSnapshot { void Build(ModelBuilder b) { b.Entity("User", e => { e.Property<string>("Fax"); e.ToTable("Users"); }); } }
-- at: v1.0.1
-- file: README
-- answers
Users.Email: used [maps src/User.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
Users.Fax: unused, searched 3 files with 2 queries, all understood
