/**
 * Tables that a library of the program reads and writes by itself: the program names neither them nor their columns, so that
 * nothing found says nothing. By their names in the libraries' own documentation.
 */
const owners: readonly (readonly [RegExp, string])[] = [
  [/^qrtz_/i, 'Quartz'],
  [/^spring_session(_attributes)?$/i, 'Spring Session'],
  [/^batch_(job|step)_/i, 'Spring Batch'],
  [/^oauth2_(authorization|authorization_consent|authorized_client|registered_client)$/i, 'Spring Security'],
  [/^(persistent_logins|acl_(class|entry|object_identity|sid))$/i, 'Spring Security'],
  [/^event_publication(_archive)?$/i, 'Spring Modulith'],
  [/^int_(message|group_to_message|message_group|lock|channel_message|metadata_store)$/i, 'Spring Integration'],
  [/^shedlock$/i, 'ShedLock'],
  [/^revinfo$/i, 'Hibernate Envers'],
  [/^hibernate_sequences?$/i, 'Hibernate'],
  [
    /^(domain_event_entry|snapshot_event_entry|saga_entry|association_value_entry|token_entry|dead_letter_entry)$/i,
    'Axon',
  ],
  [/^(jobrunr_|scheduled_tasks$)/i, 'a job scheduler'],
  [/^act_(evt|ge|hi|id|procdef|re|ru|app|cmmn|co|dmn|fo)_/i, 'a process engine'],
  [/^flyway_schema_history$|^schema_version$/i, 'Flyway'],
  [/^databasechangelog(lock)?$/i, 'Liquibase'],
  [
    /^(knex_migrations(_lock)?|mikro_orm_migrations|SequelizeMeta|typeorm_metadata|kysely_migration(_lock)?|_prisma_migrations|__drizzle_migrations|pgmigrations)$/i,
    'the migration tool',
  ],
  [
    /^(__diesel_schema_migrations|_sqlx_migrations|seaql_migrations|refinery_schema_history|goose_db_version|gorp_migrations|atlas_schema_revisions|schema_migrations|ar_internal_metadata|alembic_version|django_migrations|__EFMigrationsHistory)$/i,
    'the migration tool',
  ],
  [
    /^(river_(job|leader|queue|client|client_queue|migration|notification)|que_(jobs|lockers|values)|oban_(jobs|peers|producers|crons|queues))$/i,
    'a job queue',
  ],
  [/^(good_jobs?|good_job_\w+|solid_queue_\w+|solid_cache_entries|solid_cable_messages|delayed_jobs)$/i, 'a job queue'],
  [
    /^(django_celery_\w+|celery_\w+|django_(session|content_type|admin_log|site)|auth_(permission|group|group_permissions|user|user_groups|user_user_permissions)|authtoken_token)$/i,
    'Django or Celery',
  ],
  [
    /^(active_storage_(blobs|attachments|variant_records)|action_text_rich_texts|action_mailbox_inbound_emails)$/i,
    'Rails',
  ],
  [/_historical[a-z]\w*$/, 'django-simple-history'],
  [/^(reversion_(version|revision)|auditlog_logentry|guardian_(user|group)objectpermission)$/, 'a library of Django'],
  [
    /^(personal_access_tokens|failed_jobs|job_batches|password_reset(s|_tokens)|cache_locks|telescope_\w+|pulse_\w+|oauth_(access_tokens|auth_codes|clients|refresh_tokens|personal_access_clients|device_codes)|model_has_(roles|permissions)|role_has_permissions|messenger_messages)$/,
    'Laravel or Symfony',
  ],
  [/_users?_(groups|user_permissions)$/, 'Django'],
  [/^(verification_tokens?|graphile_worker\w*|pgboss\w*)$/, 'a library'],
  [/^(aerich|migratehistory|doctrine_migration_versions|migration_versions|phinxlog)$/i, 'the migration tool'],
  [/^AspNet(Users|Roles|UserClaims|UserLogins|UserRoles|UserTokens|RoleClaims)$/i, 'ASP.NET Identity'],
  [/^OpenIddict(Applications|Authorizations|Scopes|Tokens)$/i, 'OpenIddict'],
  [/^(hydra|kratos|keto)_\w+$/, 'Ory'],
  [/^(casbin_rule|session_store|connect_session)$/i, 'a library'],
];

/** The library that has a table of this name; undefined for names that are the program's own. */
export const libraryOf = (table: string): string | undefined => owners.find(([name]) => name.test(table))?.[1];

/** Tables that a package has where a program depends on it: their names are too common to go by alone. */
const ofPackages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(users|accounts|sessions)$/, ['auth/pg-adapter', 'auth/kysely-adapter', 'next-auth']],
  [
    /^(users?|accounts?|sessions?|verifications?|jwks|two_?factors?|organizations?|members?|invitations?|passkeys?|api_?keys?)$/i,
    ['better-auth'],
  ],
  [
    /^sessions?$/,
    ['connect-pg-simple', 'express-mysql-session', 'connect-session-sequelize', 'alexedwards/scs', 'pgstore'],
  ],
  [
    /^versions?$|_versions?$|^version_associations$/,
    ['paper_trail', 'sqlalchemy-continuum', 'sqlalchemy_continuum', 'mobility'],
  ],
  [/^(audits|audit_logs?)$/, ['audited', 'laravel-auditing', 'django-auditlog']],
  [/^(tags|taggings)$/, ['acts-as-taggable-on', 'taggable']],
  [/^(jobs|sessions|cache|notifications|users)$/, ['laravel/framework']],
  [/^(roles|permissions)$/, ['laravel-permission', 'rolify']],
  [/^(media|activity_log|settings)$/, ['laravel-medialibrary', 'laravel-activitylog', 'laravel-settings']],
  [/^(ext_log_entries|ext_translations)$/, ['doctrine-extensions', 'stof/doctrine-extensions-bundle']],
  [
    /^(impressions|follows|votes|favorites|mentions|comments)$/,
    ['impressionist', 'acts_as_follower', 'acts_as_votable'],
  ],
  [/^(jobs|workers|queues?)$/, ['apalis', 'backie', 'graphile-worker', 'pg-boss', 'procrastinate', 'oban', 'sqlxmq']],
];

/** Packages that would have a table of this name, as programs name them. */
export const packagesWith = (table: string): readonly string[] =>
  ofPackages.flatMap(([name, packages]) => (name.test(table) ? packages : []));
