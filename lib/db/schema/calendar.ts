import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '@/lib/db/columns'
import { people } from '@/lib/db/schema/agencies'

/** A deadline that reaches into a year without a published calendar is provisional. */
export const calendarYears = pgTable('calendar_year', {
  year: integer().primaryKey(),
  state: text({ enum: ['draft', 'published'] }).notNull(),
  source: text().notNull(),
  publishedBy: uuid().references(() => people.id),
  publishedAt: instant(),
})

export const calendarDays = pgTable('calendar_day', {
  /** YYYY-MM-DD */
  day: text().primaryKey(),
  year: integer()
    .notNull()
    .references(() => calendarYears.year),
  kind: text({ enum: ['holiday', 'makeUp'] }).notNull(),
  nameZh: text().notNull(),
  nameEn: text().notNull(),
})

export const workingHours = pgTable('working_hours', {
  id: id(),
  /** YYYY-MM-DD, first day these hours hold. */
  validFrom: text().notNull().unique(),
  /** [["08:30","12:00"],["14:00","17:30"]] */
  spans: jsonb().$type<[string, string][]>().notNull(),
})
