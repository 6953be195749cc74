-- Columns of base classes come along; derived classes share a table with a discriminator.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE "Animals" ("Id" int PRIMARY KEY, "Created" timestamp, "Name" text, "Discriminator" text, "Old" text);
CREATE TABLE "Members" ("Id" text PRIMARY KEY, "UserName" text, "Nick" text);
-- file: src/Base.cs
public abstract class Entity<TKey> { public TKey Id { get; set; } public DateTime Created { get; set; } }
-- file: src/Animal.cs
public class Animal : Entity<int>, IAuditable { public string Name { get; set; } }
public class Member : IdentityUser { public string Nick { get; set; } }
-- file: src/Context.cs
public class ZooContext : DbContext { public DbSet<Animal> Animals { get; set; } public DbSet<Member> Members { get; set; } }
public class Use { public void F(ZooContext context) { context.Animals.ToList(); context.Members.ToList(); } }
-- at: v1.0.1
-- file: README
-- answers
Animals.Created: used [maps src/Base.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
Animals.Name: used [maps src/Animal.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
Animals.Discriminator: used [maps src/Context.cs:1, reads src/Context.cs:1, reads src/Context.cs:2]
Animals.Old: unused, searched 4 files with 4 queries, all understood
Members.Nick: used [maps src/Animal.cs:2, reads src/Context.cs:1, reads src/Context.cs:2]
Members.UserName: unknown, src/Context.cs maps the table, and some of its columns could not be followed [maps src/Context.cs:1]
