import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, recordedAt } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'

/** Inbox. `kind` names the message text; `waits` marks work that leaves the list only when done. */
export const notifications = pgTable(
  'notification',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    kind: text().notNull(),
    params: jsonb().$type<Record<string, string | number>>().notNull(),
    href: text().notNull(),
    /** Object the work is about, e.g. approval_step:<id>; done together with it. */
    subject: text().notNull(),
    waits: boolean().notNull().default(false),
    dueAt: instant(),
    createdAt: instant().notNull(),
    readAt: instant(),
    doneAt: instant(),
    mailedAt: instant(),
  },
  (t) => [
    index('notification_newest').on(t.personId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    /** Read in this order, and counted no further than a page says: an inbox may hold any number. */
    index('notification_due')
      .on(t.personId, t.dueAt, t.createdAt.desc().nullsFirst())
      .where(sql`waits and done_at is null`),
    index('notification_unread')
      .on(t.personId, t.createdAt.desc().nullsFirst())
      .where(sql`read_at is null and done_at is null`),
    index('notification_news').on(t.personId, t.createdAt.desc().nullsFirst()).where(sql`not waits`),
    index('notification_done')
      .on(t.personId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`done_at is not null`),
    index('notification_subject').on(t.subject).where(sql`waits and done_at is null`),
    index('notification_mail').on(t.createdAt).where(sql`mailed_at is null`),
  ],
)

/** Announcements: banners until a date, and mandatory ones with a list of who has read them. */
export const notices = pgTable('notice', {
  id: id(),
  title: jsonb().$type<{ zh: string; en: string }>().notNull(),
  body: jsonb().$type<{ zh: string; en: string }>().notNull(),
  mandatory: boolean().notNull().default(false),
  banner: boolean().notNull().default(false),
  /** Null: everybody. */
  agencyIds: uuid().array(),
  publishedBy: uuid()
    .notNull()
    .references(() => people.id),
  publishedAt: instant().notNull(),
  endsAt: instant(),
  withdrawnAt: instant(),
})

export const noticeReads = pgTable(
  'notice_read',
  {
    noticeId: uuid()
      .notNull()
      .references(() => notices.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    at: recordedAt(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.personId] })],
)

export const outgoingMails = pgTable(
  'outgoing_mail',
  {
    id: id(),
    to: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    state: text({ enum: ['waiting', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    tries: integer().notNull().default(0),
    error: text(),
    notBefore: recordedAt(),
    sentAt: instant(),
  },
  (t) => [index('outgoing_mail_waiting').on(t.notBefore).where(sql`state = 'waiting'`)],
)

/** The running processes, so that readiness and operators can see them. */
export const heartbeats = pgTable(
  'heartbeat',
  {
    process: text().primaryKey(),
    kind: text({ enum: ['web', 'worker'] }).notNull(),
    startedAt: recordedAt(),
    seenAt: recordedAt(),
    details: jsonb().notNull(),
  },
  (t) => [uniqueIndex('heartbeat_process').on(t.process)],
)
