-- Writes name what they are given and what the client makes up, and return every column.
-- at: v1.0.0
-- file: prisma/migrations/20240101000000_start/migration.sql
CREATE TABLE users (id text PRIMARY KEY, email text NOT NULL, nick text, bio text, role text NOT NULL DEFAULT 'x', seq bigserial, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL);
CREATE TABLE posts (id text PRIMARY KEY, author_id text NOT NULL, title text, body text);
CREATE TABLE logs (id text PRIMARY KEY, line text, extra text);
-- file: prisma/schema.prisma
model User {
  id        String   @id @default(cuid())
  email     String
  nick      String?
  bio       String?
  role      String   @default("x")
  seq       BigInt   @default(autoincrement())
  createdAt DateTime @default(now()) @map("created_at")
  updatedAt DateTime @updatedAt @map(name: "updated_at")
  posts     Post[]
  @@map("users")
}
model Post {
  id       String  @id @default(uuid())
  authorId String  @map("author_id")
  author   User    @relation("writes", fields: [authorId], references: [id])
  title    String?
  body     String?
  @@map("posts")
}
model Log {
  id    String  @id
  line  String?
  extra String?
  @@map("logs")
}
-- file: src/make.ts
export async function make(email: string, title: string, rows: unknown) {
  await db.user.create({ data: { email, bio: null, posts: { create: [{ title: 'Hi' }] } } });
  await db.user.update({ where: { email }, data: { nick: email } });
  await db.log.createMany({ data: rows });
}
-- answers
inserts users: used [inserts into src/make.ts:2]
omits users.birthday: used [inserts into src/make.ts:2]
omits users.email: unused, each of its inserts names the column
omits users.id: unused, each of its inserts names the column
omits users.created_at: unused, each of its inserts names the column
omits users.updated_at: unused, each of its inserts names the column
omits users.role: unknown, which columns it fills is known at run time only [inserts into src/make.ts:2]
omits users.seq: used [inserts into src/make.ts:2]
omits users.nick: used [inserts into src/make.ts:2]
leaves NULL users.email: unused, prisma/schema.prisma:3 requires a value
leaves NULL users.nick: used [inserts into src/make.ts:2]
leaves NULL users.bio: used [writes NULL to src/make.ts:2]
leaves NULL users.created_at: unused, prisma/schema.prisma:8 requires a value
writes users.nick: used [writes src/make.ts:3]
inserts posts: used [inserts into src/make.ts:2]
omits posts.body: used [inserts into src/make.ts:2]
writes posts.author_id: used [writes src/make.ts:2]
omits posts.author_id: unused, each of its inserts names the column
omits logs.line: unknown, which columns it fills is known at run time only [inserts into src/make.ts:4]
omits logs.new_one: used [inserts into src/make.ts:4]
leaves NULL logs.extra: unknown, what its calls write is known at run time only [writes src/make.ts:4]
writes logs.id: used [writes src/make.ts:4]
