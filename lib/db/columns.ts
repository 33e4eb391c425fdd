import { sql } from 'drizzle-orm'
import { bigint, customType, numeric, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Time-ordered primary key. */
export const id = () => uuid().primaryKey().default(sql`uuidv7()`)

/** An instant, whole seconds for business time. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** Database time of the insert; not business time. */
export const recordedAt = () => instant().notNull().default(sql`now()`)

/** Money in integer fen. */
export const fen = () => bigint({ mode: 'bigint' })

/** Yuan per unit, six places; a decimal string in TypeScript. */
export const unitPrice = () => numeric({ precision: 18, scale: 6 })

/** A metered quantity, six places; a decimal string in TypeScript. */
export const quantity = () => numeric({ precision: 20, scale: 6 })

/** A file's content. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
