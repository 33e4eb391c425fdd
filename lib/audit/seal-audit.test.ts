import { sql } from 'drizzle-orm'
import { anchorAudit } from '@/lib/audit/anchor-audit'
import { recordAudit } from '@/lib/audit/record-audit'
import { sealAudit } from '@/lib/audit/seal-audit'
import { sealAll } from '@/lib/audit/testing/seal-all'
import { verifyAudit } from '@/lib/audit/verify-audit'
import { type Databases, inTransaction } from '@/lib/context'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows } from '@/lib/testing/factories'

async function someRows(db: Databases, count: number) {
  const agency = await anAgency(db)
  for (let index = 0; index < count; index++) {
    await inTransaction(aCtx(db, agency.id, ['staff']), (tx) =>
      recordAudit(tx, 'order.submit', `object-${index}`, { before: { a: 1 }, after: { fen: 12n } }),
    )
  }
}

/** As somebody with the owner's login would; the change is undone afterwards. */
async function tampered(db: Databases, statement: string) {
  const { Client } = await import('pg')
  const owner = new Client({ connectionString: process.env.TEST_OWNER_URL })
  await owner.connect()
  await owner.query('create table if not exists kept_event as select * from audit_event')
  await owner.query('create table if not exists kept_seal as select * from audit_seal')
  try {
    await owner.query(statement)
    return await verifyAudit(aSystem(db))
  } finally {
    await owner.query('delete from audit_event; insert into audit_event select * from kept_event')
    await owner.query('delete from audit_seal; insert into audit_seal select * from kept_seal')
    await owner.query('drop table kept_event; drop table kept_seal')
    await owner.end()
  }
}

describe('the sealed chain', () => {
  test('holds every row once, in one line, and verifies; sealing again adds nothing', async ({ db }) => {
    await someRows(db, 8)
    await Promise.all([sealAll(db), sealAll(db), sealAll(db)])
    expect(await countRows(db, 'audit_seal')).toBe(8)
    expect(await sealAudit(aSystem(db))).toBe(0)
    await someRows(db, 2)
    expect(await sealAll(db)).toBe(2)
    expect(await verifyAudit(aSystem(db))).toMatchObject({ whole: true, chain: { ok: true, rows: 10 } })
  })

  test('a row of a transaction that is still open is left for later, and so is what follows it', async ({
    db,
  }) => {
    const slow = await db.platform.connect()
    await slow.query('begin')
    await slow.query(`insert into audit_event (actor_name, actor_roles, via, action, object_kind, object_id, request_id, occurred_at)
      values ('slow', '{}', 'system', 'order.submit', 'order', 'slow', 'r', now())`)
    await someRows(db, 1)
    expect(await sealAudit(aSystem(db))).toBe(0)
    await slow.query('commit')
    slow.release()
    expect(await sealAll(db)).toBe(2)
  })

  test('is anchored once a day', async ({ db }) => {
    expect(await anchorAudit(aSystem(db))).toMatchObject({ seq: 12 })
    expect(await anchorAudit(aSystem(db))).toBeNull()
    expect(await verifyAudit(aSystem(db))).toMatchObject({ whole: true, anchors: 1 })
  })

  test.for([
    [
      'a changed row',
      `update audit_event set actor_name = 'nobody' where id = (select event_id from audit_seal where seq = 5)`,
      { seq: 5, kind: 'flip' },
    ],
    ['a row deleted with its seal', `delete from audit_seal where seq = 5`, { seq: 5, kind: 'delete' }],
    [
      'a row deleted under its seal',
      `delete from audit_event where id = (select event_id from audit_seal where seq = 5)`,
      { seq: 5 },
    ],
    ['an end cut off', `delete from audit_seal where seq > 9`, { seq: 10, kind: 'truncate' }],
  ] as const)('%s is found at its place', async ([, statement, place], { db }) => {
    expect(await tampered(db, statement)).toMatchObject({ whole: false, chain: { ok: false, ...place } })
  })

  test('a row slipped in behind the sealer is found', async ({ db }) => {
    const verdict = await tampered(
      db,
      `insert into audit_event (actor_name, actor_roles, via, action, object_kind, object_id, request_id, occurred_at, recorded_at, xid)
       values ('forger', '{}', 'system', 'order.submit', 'order', 'forged', 'r', now(), now() - interval '1 hour', 3)`,
    )
    expect(verdict).toMatchObject({ whole: false, unsealed: 1, chain: { ok: true } })
  })

  test('an anchor signed by another key is not trusted', async ({ db }) => {
    await db.platform.query(`update audit_anchor set signature = reverse(signature)`)
    expect((await verifyAudit(aSystem(db))).forgedAnchors).toHaveLength(1)
  })
})

test('only the system seals; only the audit administrator and the system verify', async ({ db }) => {
  const auditor = aCtx(db, null, ['auditAdmin'])
  const operator = aCtx(db, null, ['systemAdmin'])
  await expect(sealAudit(auditor)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(anchorAudit(auditor)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(verifyAudit(operator)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(verifyAudit(auditor)).resolves.toMatchObject({ chain: { ok: true } })
})

test('nobody but the owner of the database can change or delete an audit row', async ({ db }) => {
  await expect(db.platform.query(`update audit_event set actor_name = 'x'`)).rejects.toThrow(/permission/)
  await expect(aSystem(db).db.execute(sql`delete from audit_event`)).rejects.toThrow()
})
