import { type Database, sql } from './database.ts';

export interface User {
  id: string;
  name: string;
  email: string;
}

export async function findUser(db: Database, id: string): Promise<User | undefined> {
  const { rows } = await db.query<User>(sql`
    SELECT id, name, email
    FROM users
    WHERE id = ${id}`);
  return rows[0];
}

export async function createUser(db: Database, name: string, email: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(sql`
    INSERT INTO users (name, email) VALUES (${name}, ${email}) RETURNING id`);
  return (rows[0] as { id: string }).id;
}

export async function renameUser(db: Database, id: string, name: string): Promise<void> {
  await db.query('UPDATE users SET name = $2 WHERE id = $1', [id, name]);
}
