import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, recordedAt } from '@/lib/db/columns'
import { agencies, people } from '@/lib/db/schema/agencies'

/** Saved views of list pages: a name for an address. Each is of one person, under one hat. */
export const savedViews = pgTable('saved_view', {
  id: id(),
  personId: uuid()
    .notNull()
    .references(() => people.id),
  agencyId: uuid().references(() => agencies.id),
  page: text().notNull(),
  name: text().notNull(),
  query: text().notNull(),
  createdAt: recordedAt(),
})
