import { expect, test } from '@/lib/testing/db'

/** `order by … desc` means NULLS FIRST; drizzle's `.desc()` in an index means NULLS LAST, which is never read in that order. */
test('an index that descends is written as queries descend', async ({ db }) => {
  const { rows } = await db.platform.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'public' and indexdef like '%DESC NULLS LAST%' order by 1`,
  )
  // Orders are listed with NULLS LAST, whatever they are sorted by.
  expect(rows.map(({ name }) => name)).toEqual(['order_agency_created', 'order_created'])
})
