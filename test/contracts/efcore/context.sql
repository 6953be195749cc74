-- Sets of a context are tables, by their name; reads list each property.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Users" ("Id" int PRIMARY KEY, "Email" text NOT NULL, "Nick" text, "State" int, "TeamId" int, "Old" text);
CREATE TABLE "Teams" ("Id" int PRIMARY KEY, "Title" text, "Old" text);
CREATE TABLE "Audits" ("Id" int PRIMARY KEY, "Line" text);
-- file: src/User.cs
namespace Shop.Data;
public enum UserState { On, Off }
public class User
{
    public int Id { get; set; }
    public string Email { get; set; } = "";
    public string? Nick { get; set; }
    public UserState State { get; set; }
    public Team Team { get; set; }
    [NotMapped] public string Cached { get; set; }
    public string Shown => Nick ?? Email;
    private string Secret { get; set; }
}
public class Team
{
    public int Id { get; set; }
    public string Title { get; set; }
    public List<User> Users { get; set; } = new();
}
-- file: src/ShopContext.cs
using Microsoft.EntityFrameworkCore;
namespace Shop.Data;
public class ShopContext : DbContext
{
    public DbSet<User> Users { get; set; }
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Audit> Audits { get; set; }
}
-- file: src/UserService.cs
namespace Shop;
public class UserService
{
    private readonly ShopContext _context;
    public async Task<User?> One(int id) => await _context.Users.FirstOrDefaultAsync(u => u.Id == id);
}
-- at: v1.1.0
-- file: src/Adding.cs
namespace Shop;
public class Adding { public void Add(ShopContext context) { context.Users.Add(new User { Email = "x" }); context.SaveChanges(); } }
-- answers
Users: used [reads src/ShopContext.cs:5, reads src/UserService.cs:5, updates src/UserService.cs:5, reads src/Adding.cs:2, updates src/Adding.cs:2, inserts into src/Adding.cs:2, maps src/ShopContext.cs:5]
Users.Email: used [maps src/User.cs:6, reads src/ShopContext.cs:5, reads src/UserService.cs:5, reads src/Adding.cs:2, writes src/Adding.cs:2]
Users.Nick: used [maps src/User.cs:7, reads src/ShopContext.cs:5, reads src/UserService.cs:5, reads src/Adding.cs:2, writes src/Adding.cs:2]
Users.State: used [maps src/User.cs:8, reads src/ShopContext.cs:5, reads src/UserService.cs:5, reads src/Adding.cs:2, writes src/Adding.cs:2]
Users.TeamId: used [maps src/User.cs:9, reads src/ShopContext.cs:5, reads src/User.cs:18, reads src/UserService.cs:5, reads src/Adding.cs:2, writes src/Adding.cs:2]
Users.Old: unused, searched 4 files with 5 queries, all understood
inserts Users: used [inserts into src/Adding.cs:2]
omits Users.Email: unknown, which columns it fills is known at run time only [inserts into src/Adding.cs:2]
omits Users.Added: used [inserts into src/Adding.cs:2]
Teams: used [reads src/User.cs:9, maps src/ShopContext.cs:6]
Teams.Title: used [maps src/User.cs:17, reads src/User.cs:9]
Teams.Old: unused, searched 4 files with 5 queries, all understood
Audits: unknown, src/ShopContext.cs maps it, and no call on its model was found [maps src/ShopContext.cs:7]
Audits.Line: unknown, src/ShopContext.cs maps the table, and some of its columns could not be followed [maps src/ShopContext.cs:7]
