-- Added with a default, and the default taken away again: inserts that list what the entity maps miss the new column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);
-- file: src/user.ts
import { Entity, Column, PrimaryGeneratedColumn } from 'typeorm';
@Entity('users')
export class User { @PrimaryGeneratedColumn() id: number; @Column() email: string; }
-- file: src/service.ts
export class Users { constructor(private users: Repository<User>) {} add(email: string) { return this.users.save({ email }); } }
-- now
-- file: db/migrations/002_level.sql
ALTER TABLE users ADD COLUMN level text NOT NULL DEFAULT 'basic';
ALTER TABLE users ALTER COLUMN level DROP DEFAULT;
--                             ^^^^^ error drop-default: v1.0.0 inserts into users without level, which has no default then [src/service.ts:1 +1]
