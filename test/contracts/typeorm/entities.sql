-- Entities list all their columns, in reads and inserts; names by themselves, in snake case, or as they say.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE user_account (id serial PRIMARY KEY, "createdAt" timestamp NOT NULL DEFAULT now(), "firstName" text NOT NULL, nick text, "passwordHash" text, "nameFirst" text, "companyId" int, state text NOT NULL DEFAULT 'new', total numeric, fax text);
CREATE TABLE companies (id serial PRIMARY KEY, title text, vat text, left_over text);
CREATE TABLE user_roles (user_id int, role_id int, since date);
CREATE TABLE role (id serial PRIMARY KEY, label text);
CREATE TABLE notes (id serial PRIMARY KEY, body text, draft text);
CREATE TABLE dogs (id serial PRIMARY KEY, type text, name text, barks int);
CREATE TABLE jobs (id serial PRIMARY KEY, payload text);
-- file: src/base.ts
import { PrimaryGeneratedColumn, CreateDateColumn } from 'typeorm';
export abstract class Base {
  @PrimaryGeneratedColumn()
  id: number;
  @CreateDateColumn() createdAt: Date;
}
export class Name {
  @Column() first: string;
}
-- file: src/user.entity.ts
import { Entity, Column, ManyToOne, ManyToMany, JoinTable, Index } from 'typeorm';
import { Base, Name } from './base';
import { Company } from './company.entity';
@Entity()
@Index(['firstName', 'nick'])
export class UserAccount extends Base {
  @Column({ type: 'varchar', length: 20 })
  firstName!: string;

  @Column({ nullable: true }) nick?: string | null;
  @Column({ select: false, nullable: true })
  passwordHash: string;
  @Column(() => Name)
  name: Name;
  @Column({ default: 'new' }) state: string;
  @ManyToOne(() => Company, (company) => company.users, { nullable: true, onDelete: 'CASCADE' })
  company: Company;
  @ManyToMany(() => Role)
  @JoinTable({ name: 'user_roles', joinColumn: { name: 'user_id' }, inverseJoinColumn: { name: 'role_id' } })
  roles: Role[];
  @Column({ generatedType: 'STORED', asExpression: `1 + 1` }) total: number;
  get full(): string { return `${this.firstName} { @Column() no`; }
  greet(@Inject() a: string) { return a; }
}
-- file: src/company.entity.ts
import { Entity, Column, PrimaryColumn, OneToMany } from 'typeorm';
@Entity({ name: 'companies' })
export class Company {
  @PrimaryColumn() id: number;
  @Column('varchar', { name: 'title' }) label: string;
  @Column() vat: string;
  @OneToMany(() => UserAccount, (user) => user.company) users: UserAccount[];
}
@Entity('role') export class Role { @PrimaryColumn() id: number; @Column() label: string; }
@Entity('notes') export class Note { @PrimaryColumn() id: number; @Column() body: string; @Column() draft: string; }
@Entity('dogs') @TableInheritance({ column: { type: 'varchar', name: 'type' } })
export class Dog { @PrimaryColumn() id: number; @Column() name: string; }
@ChildEntity() export class Puppy extends Dog { @Column() barks: number; }
@Entity(TABLES.jobs) export class Job { @PrimaryColumn() id: number; @Column() payload: string; }
-- file: src/user.service.ts
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { UserAccount } from './user.entity';
@Injectable()
export class UserService {
  constructor(@InjectRepository(UserAccount) private readonly users: Repository<UserAccount>, private notes: Repository<Note>) {}
  all() { return this.users.find({ where: { nick: 'x' }, order: { createdAt: 'DESC' } }); }
  add(firstName: string) { return this.users.insert({ firstName }); }
  bodies() { return this.notes.find({ select: ['id', 'body'] }); }
  dogs(manager: EntityManager) { return manager.findOneBy(Dog, { id: 1 }); }
  jobs() { return this.source.getRepository(Job).find(); }
}
-- answers
user_account.createdAt: used [maps src/base.ts:5, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_account.firstName: used [maps src/user.entity.ts:8, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_account.nick: used [maps src/user.entity.ts:10, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_account.passwordHash: used [maps src/user.entity.ts:12, writes src/user.service.ts:8]
user_account.nameFirst: used [maps src/base.ts:8, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_account.companyId: used [maps src/user.entity.ts:17, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_account.total: used [maps src/user.entity.ts:21, reads src/user.service.ts:7]
user_account.fax: unused, searched 4 files with 5 queries, all understood
inserts user_account: used [inserts into src/user.service.ts:8]
omits user_account.state: used [inserts into src/user.service.ts:8]
omits user_account.firstName: unused, each of its inserts names the column
omits user_account.added: used [inserts into src/user.service.ts:8]
leaves NULL user_account.added: used [inserts into src/user.service.ts:8]
leaves NULL user_account.firstName: unused, src/user.entity.ts:8 requires a value
companies.title: used [maps src/company.entity.ts:5, reads src/user.entity.ts:17]
companies.vat: used [maps src/company.entity.ts:6, reads src/user.entity.ts:17]
companies.left_over: unused, searched 4 files with 5 queries, all understood
user_roles.role_id: used [maps src/user.entity.ts:20, reads src/user.service.ts:7, writes src/user.service.ts:8]
user_roles.since: unused, searched 4 files with 5 queries, all understood
role.label: used [maps src/company.entity.ts:9, reads src/user.entity.ts:20]
notes.body: used [maps src/company.entity.ts:10, reads src/user.service.ts:9]
notes.draft: unknown, src/company.entity.ts maps it, and the calls that were found choose other columns [maps src/company.entity.ts:10, reads src/user.service.ts:9]
dogs.barks: used [maps src/company.entity.ts:13, reads src/user.service.ts:10]
jobs.payload: unknown, src/company.entity.ts:14 has a model whose table is not known, and may be this one [may map src/company.entity.ts:14]
