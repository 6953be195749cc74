-- Repositories and sets of a type use it; a set that nothing calls is unknown.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Users" ("Id" int PRIMARY KEY, "Email" text, "Old" text);
CREATE TABLE "Idles" ("Id" int PRIMARY KEY, "Line" text);
CREATE TABLE "Posts" ("Id" int PRIMARY KEY, "Title" text, "UserId" int);
-- file: src/All.cs
public class User { public int Id { get; set; } public string Email { get; set; } public ICollection<Post> Posts { get; set; } }
public class Post { public int Id { get; set; } public string Title { get; set; } }
public class Idle { public int Id { get; set; } public string Line { get; set; } }
-- file: src/Context.cs
public class ShopContext : DbContext { public DbSet<User> Users { get; set; } public DbSet<Idle> Idles { get; set; } public DbSet<Post> Posts { get; set; } }
-- file: src/Service.cs
public class Service { public Service(IRepository<User> users) {} }
-- at: v1.0.1
-- file: README
-- answers
Users.Email: used [maps src/All.cs:1, reads src/Service.cs:1, writes src/Service.cs:1]
Users.Old: unused, searched 4 files with 3 queries, all understood
inserts Users: used [inserts into src/Service.cs:1]
Idles: unknown, src/Context.cs maps it, and no call on its model was found [maps src/Context.cs:1]
Idles.Line: unknown, src/All.cs maps it, and no call on its model was found [maps src/All.cs:3]
Posts: used [reads src/All.cs:1, maps src/Context.cs:1]
Posts.Title: used [maps src/All.cs:2, reads src/All.cs:1]
Posts.UserId: used [reads src/All.cs:1]
