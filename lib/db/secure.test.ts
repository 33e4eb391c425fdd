import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { inTransaction, newCtx } from '@/lib/context'
import { businessSystems } from '@/lib/db/schema/agencies'
import { auditEvents } from '@/lib/db/schema/audit'
import { expect, test } from '@/lib/testing/db'
import { aBusinessSystem, aCtx, anAgency, aSystem } from '@/lib/testing/factories'

test('an agency sees its own rows and no others, even without a where clause', async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)]
  await aBusinessSystem(db, mine.id)
  await aBusinessSystem(db, other.id)
  const rows = await aCtx(db, mine.id, ['staff']).db.select().from(businessSystems)
  expect(rows.map((row) => row.agencyId)).toEqual([mine.id])
})

test('without an agency the agency login sees nothing', async ({ db }) => {
  const { rows } = await db.app.query('select count(*)::int as n from business_system')
  expect(rows[0].n).toBe(0)
})

test('writing for another agency is refused beneath the verbs', async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)]
  const ctx = aCtx(db, mine.id, ['staff'])
  const attempt = inTransaction(ctx, (tx) =>
    tx.db.insert(businessSystems).values({
      agencyId: other.id,
      code: 'X',
      name: 'x',
      zone: 'extranet',
      protectionLevel: 2,
      createdAt: tx.now(),
    }),
  )
  await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('nobody can change or delete an audit row with either login', async ({ db }) => {
  const system = aSystem(db)
  await inTransaction(system, (tx) => recordAudit(tx, 'thing.touch', 'x1'))
  for (const login of [db.app, db.platform])
    await expect(login.query(`update audit_event set action = 'y'`)).rejects.toMatchObject({ code: '42501' })
  await expect(db.platform.query('delete from audit_event')).rejects.toMatchObject({ code: '42501' })
  expect(await system.db.select().from(auditEvents).where(eq(auditEvents.objectId, 'x1'))).toHaveLength(1)
})

test('every table with an agency column has FORCE row-level security', async ({ db }) => {
  const { rows } = await aSystem(db).db.execute(sql`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
    where c.relkind in ('r','p') and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(rows).toEqual([])
})

test('a scoped read cannot write', async ({ db }) => {
  const agency = await anAgency(db)
  const ctx = newCtx(db, aCtx(db, agency.id, ['staff']).actor)
  await expect(ctx.db.delete(businessSystems)).rejects.toMatchObject({ cause: { code: '25006' } })
})

test('of reads asked together one that fails leaves the others their answers', async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)]
  await aBusinessSystem(db, mine.id)
  await aBusinessSystem(db, other.id)
  const ctx = newCtx(db, aCtx(db, mine.id, ['staff']).actor)
  const [before, failed, after] = await Promise.allSettled([
    ctx.db.select().from(businessSystems),
    ctx.db.execute(sql`select 1 / (select 0)`),
    ctx.db.select().from(businessSystems),
  ])
  expect(failed).toMatchObject({ status: 'rejected', reason: { cause: { code: '22012' } } })
  for (const read of [before, after])
    expect(read).toMatchObject({ status: 'fulfilled', value: [{ agencyId: mine.id }] })
})
