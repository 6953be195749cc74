-- An entity that still maps a column lists it in every read and insert, though no code names it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, nick text, fax text);
-- file: src/user.ts
import { Entity, Column, PrimaryGeneratedColumn } from 'typeorm';
@Entity('users')
export class User { @PrimaryGeneratedColumn() id: number; @Column() email: string; @Column({ nullable: true }) nick: string; }
-- file: src/service.ts
export class Users { constructor(private users: Repository<User>) {} all() { return this.users.find(); } }
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE users DROP COLUMN nick;
--                            ^^^^ error drop-column: v1.0.0 still maps and reads users.nick [src/user.ts:3 +1]
ALTER TABLE users DROP COLUMN fax;
--                            ^^^ information drop-column: Nothing in v1.0.0 uses users.fax: searched 2 files with 1 query, all understood
