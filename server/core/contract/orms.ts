import type { Orm } from './source.ts';

/** What an ORM sends of the columns it maps, where the program doesn't choose. */
export interface Habits {
  /** It lists them, or reads with `*`: then a column that is gone fails nothing, its value is missing. */
  readonly reads: 'columns' | 'star';
  /** Those it is given; all, with DEFAULT for the rest; all, with a value or NULL. */
  readonly inserts: 'given' | 'default' | 'all';
  /** Columns nobody gave are sent as NULL, where the ORM has no default for them. */
  readonly rest?: 'null';
  /** That a field may not be NULL is for the database to say: the ORM itself sends what it is given. */
  readonly unenforced?: true;
  /** Its programs can't name a column that is not mapped, but in SQL. */
  readonly closed?: true;
  /** Related rows are read where the program comes to them, and no call names their model. */
  readonly lazy?: true;
  /** Rows are also inserted where no call names the model. */
  readonly unseen?: true;
  /** Rows that are inserted or updated come back whole. */
  readonly returns: boolean;
}

/** Query logs of Prisma 6, Drizzle 0.45, TypeORM 0.3, Sequelize 6, MikroORM 6, Objection 3; the documentation of the others. */
export const habits: Readonly<Record<Orm, Habits>> = {
  Prisma: { reads: 'columns', inserts: 'given', returns: true },
  Drizzle: { reads: 'columns', inserts: 'default', returns: false },
  TypeORM: { reads: 'columns', inserts: 'default', returns: false },
  Sequelize: { reads: 'columns', inserts: 'given', returns: true },
  MikroORM: { reads: 'star', inserts: 'given', returns: false },
  Objection: { reads: 'star', inserts: 'given', returns: false },
  Knex: { reads: 'star', inserts: 'given', returns: false },
  Kysely: { reads: 'star', inserts: 'given', returns: false },
  JPA: { reads: 'columns', inserts: 'all', returns: false },
  Diesel: { reads: 'columns', inserts: 'all', returns: false },
  GORM: { reads: 'star', inserts: 'all', returns: false },
  Django: {
    reads: 'columns',
    unenforced: true,
    closed: true,
    lazy: true,
    inserts: 'all',
    rest: 'null',
    returns: false,
  },
  SQLAlchemy: {
    reads: 'columns',
    unenforced: true,
    closed: true,
    lazy: true,
    inserts: 'all',
    rest: 'null',
    returns: false,
  },
  Peewee: { reads: 'columns', unenforced: true, lazy: true, inserts: 'given', returns: false },
  Tortoise: { reads: 'columns', unenforced: true, lazy: true, inserts: 'all', rest: 'null', returns: false },
  'MyBatis-Plus': { reads: 'columns', inserts: 'given', returns: false },
  'EF Core': { reads: 'columns', unenforced: true, lazy: true, inserts: 'all', unseen: true, returns: false },
  SeaORM: { reads: 'columns', inserts: 'given', returns: true },
  bun: { reads: 'columns', inserts: 'all', returns: false },
  Exposed: { reads: 'columns', inserts: 'given', returns: false },
  ActiveRecord: { reads: 'columns', lazy: true, inserts: 'given', unseen: true, returns: false },
  Ecto: { reads: 'columns', closed: true, lazy: true, inserts: 'given', unseen: true, returns: false },
  Eloquent: { reads: 'star', lazy: true, inserts: 'given', unseen: true, returns: false },
  Doctrine: { reads: 'columns', unenforced: true, lazy: true, inserts: 'all', rest: 'null', returns: false },
  ent: { reads: 'columns', inserts: 'given', returns: false },
};
