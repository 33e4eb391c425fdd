import { assureAudit } from '@/lib/audit/assure-audit'
import { AuditFilter } from '@/lib/audit/audit-filter'
import { chainStatus } from '@/lib/audit/chain-status'
import { exportAudit } from '@/lib/audit/export-audit'
import { getActivityEvent, getAuditEvent, listActivity, listAudit } from '@/lib/audit/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { sealAll } from '@/lib/audit/testing/seal-all'
import { type Ctx, type Databases, inTransaction } from '@/lib/context'
import { verifyExport } from '@/lib/csv'
import { addDays, dayOf } from '@/lib/shanghai'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const all = AuditFilter.parse({ period: 'all' })
const page = { page: 1, size: 50 }
const write = (ctx: Ctx, action: string, agencyId: string | null, after = {}) =>
  inTransaction(ctx, (tx) =>
    recordAudit(tx, action, `${action}-1`, { after: { name: '=SUM(A1)', ...after }, agencyId }),
  )

async function aWorld(db: Databases) {
  const [own, other] = [await anAgency(db), await anAgency(db)]
  const staff = await aPerson(db, own.id, ['staff'])
  const desk = await aPerson(db, null, ['serviceDesk'])
  const auditor = await aPerson(db, null, ['auditAdmin'])
  await write(staff.ctx, 'order.submit', own.id)
  await write(desk.ctx, 'order.fulfil', own.id)
  await write(aSystem(db), 'instance.create', own.id)
  await write(desk.ctx, 'order.fulfil', other.id)
  return { own, staff, desk, auditor }
}

test('an agency reads what others did to its own things, and nothing else', async ({ db }) => {
  const { staff, desk } = await aWorld(db)
  const { rows, total } = await listActivity(staff.ctx, all, page)
  expect(rows.map(({ action }) => action).sort()).toEqual(['instance.create', 'order.fulfil'])
  expect(total).toBe(2)
  const foreign = (
    await db.platform.query<{ id: string }>(
      `select id from audit_event where agency_id is distinct from $1`,
      [staff.ctx.actor.agencyId],
    )
  ).rows
  for (const { id } of foreign)
    await expect(getActivityEvent(staff.ctx, id)).rejects.toMatchObject({ kind: 'notFound' })
  await expect(listActivity(desk.ctx, all, page)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(listAudit(staff.ctx, all, page)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('the audit administrator searches by person, kind, way and period', async ({ db }) => {
  const { auditor, staff, own } = await aWorld(db)
  const found = async (filter: object) =>
    (await listAudit(auditor.ctx, AuditFilter.parse({ ...filter, period: 'all' }), page)).rows
  expect(await found({ q: staff.ctx.actor.name })).toEqual(
    expect.arrayContaining([expect.objectContaining({ action: 'order.submit' })]),
  )
  expect((await found({ kind: 'instance' })).every(({ objectKind }) => objectKind === 'instance')).toBe(true)
  expect((await found({ via: 'system' })).every(({ via }) => via === 'system')).toBe(true)
  expect(await found({ q: `%' or true --` })).toEqual([])
  const { rows: agencies } = await db.platform.query<{ name: string }>(
    `select name from agency where id = $1`,
    [staff.ctx.actor.agencyId],
  )
  const ofAgency = await found({ q: agencies[0]?.name })
  expect(ofAgency.map(({ agencyId }) => agencyId)).toEqual(ofAgency.map(() => staff.ctx.actor.agencyId))
  expect(ofAgency.length).toBeGreaterThan(0)
  const today = dayOf(auditor.ctx.now())
  const every = await found({})
  expect(await found({ from: today, to: today })).toEqual(every)
  expect(await found({ from: addDays(today, 1) })).toEqual([])
  expect(await found({ to: [addDays(today, -1)] })).toEqual([])
  expect(await found({ from: 'tomorrow', to: '' })).toEqual(every)
  const [event] = await found({ q: 'order.submit-1' })
  expect((await getAuditEvent(auditor.ctx, event?.id ?? '')).event.agencyId).toBe(event?.agencyId)
  await expect(getAuditEvent(auditor.ctx, own.id)).rejects.toMatchObject({ kind: 'notFound' })
})

test('an export is whole, carries its filter, hides contents and is itself on record', async ({ db }) => {
  const { auditor, staff } = await aWorld(db)
  let text = ''
  for await (const part of await exportAudit(auditor.ctx, all, { title: (column) => column })) text += part
  expect(verifyExport(text)).toBe(true)
  expect(text).toContain('"period"":""all""')
  expect(text).toContain("'=SUM(A1)")
  expect(await countRows(db, 'audit_event', `action = 'audit.export'`)).toBe(1)
  await expect(exportAudit(staff.ctx, all, { title: String })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('the state of the chain is told, and verified on demand', async ({ db }) => {
  const { auditor, staff } = await aWorld(db)
  expect((await chainStatus(auditor.ctx)).waiting).toBeGreaterThan(0)
  await sealAll(db)
  expect(await chainStatus(auditor.ctx)).toMatchObject({ waiting: 0, whole: null })
  const { rows } = await assureAudit(auditor.ctx)
  expect(rows).toBe((await chainStatus(auditor.ctx)).sealed)
  await expect(assureAudit(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(chainStatus(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})
