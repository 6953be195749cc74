-- Models reached through relations; the tables Prisma makes for many-to-many; models, enums and fields of several files.
-- at: v1.0.0
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE SCHEMA crm;
CREATE TABLE "Post" (id int PRIMARY KEY, title text, state text, "authorId" int);
CREATE TABLE "Person" (id int PRIMARY KEY, name text, born date);
CREATE TABLE "Tag" (id int PRIMARY KEY, label text);
CREATE TABLE "_PostToTag" ("A" int, "B" int);
CREATE TABLE "_likes" ("A" int, "B" int);
CREATE TABLE crm.leads (id int PRIMARY KEY, phone text);
CREATE TABLE "Hidden" (id int PRIMARY KEY, secret text);
CREATE VIEW "Busy" AS SELECT id, born FROM "Person";
-- file: prisma/schema/post.prisma
model Post {
  id       Int     @id
  title    String?
  state    State?
  authorId Int?
  author   Person? @relation(fields: [authorId], references: [id])
  tags     Tag[]
  likedBy  Person[] @relation("likes")
}
-- file: prisma/schema/rest.prisma
enum State {
  OPEN
  DONE
}
model Person {
  id    Int       @id
  name  String?
  born  DateTime? @db.Date
  posts Post[]
  likes Post[]    @relation("likes")
}
model Tag {
  id    Int    @id
  label String?
  posts Post[]
}
model Lead {
  id    Int @id
  phone String?
  @@map("leads")
  @@schema("crm")
}
model Hidden {
  id     Int @id
  secret String? @ignore
  shape  Unsupported("polygon")?
}
view Busy {
  id   Int @unique
  born DateTime?
}
-- file: src/a.ts
export const a = () => prisma.post.findMany({ include: { tags: true, author: { select: { name: true } } } });
export const b = () => prisma.lead.count({ where: { phone: '1' } });
export const c = (client) => client.hidden.findMany();
export const d = () => prisma.busy.findMany();
-- answers
Post.state: used [maps prisma/schema/post.prisma:4, reads src/a.ts:1]
Tag.label: used [maps prisma/schema/rest.prisma:14, reads src/a.ts:1]
_PostToTag: used [reads src/a.ts:1, maps prisma/schema/rest.prisma:15]
_PostToTag.A: used [maps prisma/schema/rest.prisma:15, reads src/a.ts:1]
_likes: unknown, prisma/schema/rest.prisma maps it, and no call on its model was found [maps prisma/schema/rest.prisma:10]
Person.name: used [maps prisma/schema/rest.prisma:7, reads src/a.ts:1]
Person.born: used [reads src/a.ts:4, reads prisma/schema/rest.prisma:28]
crm.leads.phone: used [maps prisma/schema/rest.prisma:19, reads src/a.ts:2]
crm.leads.id: unknown, prisma/schema/rest.prisma maps it, and the calls that were found choose other columns [maps prisma/schema/rest.prisma:18, reads src/a.ts:2]
Hidden.id: used [maps prisma/schema/rest.prisma:24, reads src/a.ts:3]
Hidden.secret: unknown, 1 file of it names secret beside Hidden outside the queries that were understood: prisma/schema/rest.prisma
Busy.born: used [maps prisma/schema/rest.prisma:30, reads src/a.ts:4]
