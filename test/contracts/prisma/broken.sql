-- A schema file that is half typed is read as far as it goes; a model that is ignored is none.
-- at: v1.0.0
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE TABLE "A" (id int PRIMARY KEY, one text);
CREATE TABLE "B" (id int PRIMARY KEY, two text);
CREATE TABLE "C" (id int PRIMARY KEY, three text);
-- file: prisma/schema.prisma
model A {
  id Int @id
  one String? @default("a } // b"
model B {
  id Int @id
  two String?
  @@index([
    two
  ])
}
model C {
  id Int @id
  three String?
  @@ignore
}
-- file: src/a.js
module.exports = () => [prisma.a.findMany({ where: (((, prisma.b.findMany(args), prisma.b.update(
-- answers
A: used [reads src/a.js:1, maps prisma/schema.prisma:1]
A.one: unknown, 1 file of it names one beside A outside the queries that were understood: prisma/schema.prisma
B.two: used [maps prisma/schema.prisma:6, reads src/a.js:1]
C.three: unknown, 1 file of it names three beside C outside the queries that were understood: prisma/schema.prisma
