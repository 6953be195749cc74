-- Attributes say tables and columns.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE crm.contacts (contact_id int PRIMARY KEY, mail text, old text);
CREATE TABLE notes (id int PRIMARY KEY, body text, old text);
-- file: src/Contact.cs
using System.ComponentModel.DataAnnotations.Schema;
[Table("contacts", Schema = "crm")]
public class Contact
{
    [Key, Column("contact_id")] public int Id { get; set; }
    [Column("mail", TypeName = "text")] public string Email { get; set; }
}
[Table("notes")]
public record Note([property: Key] int Id, string Body);
-- file: src/Context.cs
public class CrmContext : DbContext { public DbSet<Contact> Contacts { get; set; } public DbSet<Note> Notes { get; set; } }
public class Use { public void F(CrmContext db) { db.Contacts.ToList(); db.Notes.Count(); } }
-- at: v1.0.1
-- file: README
-- answers
crm.contacts.contact_id: used [maps src/Contact.cs:5, reads src/Context.cs:1, reads src/Context.cs:2]
crm.contacts.mail: used [maps src/Contact.cs:6, reads src/Context.cs:1, reads src/Context.cs:2]
crm.contacts.old: unused, searched 3 files with 4 queries, all understood
notes.body: used [maps src/Contact.cs:9, reads src/Context.cs:1, reads src/Context.cs:2]
notes.old: unused, searched 3 files with 4 queries, all understood
