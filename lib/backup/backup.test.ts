import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { recordAudit } from '@/lib/audit/record-audit'
import { sealAudit } from '@/lib/audit/seal-audit'
import { sealAll } from '@/lib/audit/testing/seal-all'
import { verifyAudit } from '@/lib/audit/verify-audit'
import { restoreBackup } from '@/lib/backup/restore-backup'
import { writeBackup } from '@/lib/backup/write-backup'
import { type Databases, inTransaction } from '@/lib/context'
import { env } from '@/lib/env'
import { enqueue } from '@/lib/jobs/queue'
import { expect, test } from '@/lib/testing/db'
import { aBudget, aBusinessSystem, anAgency, aPerson, aSystem } from '@/lib/testing/factories'
import { addressesOf } from '@/lib/testing/test-server'

const file = join(env.DATA_DIR, 'all.gz')
const { adminUrl, template } = inject('testDatabase')
const names: string[] = []

async function asAdmin(statement: string) {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}

async function anEmptyDatabase() {
  const name = `zt_restore_${randomBytes(6).toString('hex')}`
  names.push(name)
  await asAdmin(`create database ${name} template ${template}`)
  return addressesOf(adminUrl, name)
}
afterAll(async () => {
  for (const name of names) await asAdmin(`drop database if exists ${name} with (force)`)
})

const ask = async (address: string, text: string) => {
  const client = new Client({ connectionString: address })
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

async function aWorld(db: Databases) {
  const superior = await anAgency(db, { name: '"引号", 逗号\n换行' })
  const agency = await anAgency(db, { superiorId: superior.id })
  const person = await aPerson(db, agency.id, ['staff'])
  await aBusinessSystem(db, agency.id)
  await aBudget(db, agency.id, 9_007_199_254_740_993n)
  await db.platform.query(`update agency set superior_id = $1 where id = $2`, [agency.id, superior.id])
  await db.platform.query(
    `with o as (insert into "order" (agency_id, number, title, state, content, requester_id, created_at)
       values ($1, nextval('order_number')::text, 'x', 'draft', '{"lines": [1.10, null]}', $2, '2026-11-20 02:00:00.123456+00') returning id)
     insert into attachment (agency_id, order_id, name, media_type, bytes, sha256, content, uploaded_by, at)
     select $1, id, 'a', 'b', 3, 'c', '\\x00ff10', $2, now() from o`,
    [agency.id, person.id],
  )
  await inTransaction(aSystem(db), async (tx) => {
    await recordAudit(tx, 'order.create', 'one', { after: { amount: 12n } })
    await enqueue(tx, 'fulfilOrder', { orderId: person.id })
  })
  await sealAll(db)
  await inTransaction(aSystem(db), (tx) => recordAudit(tx, 'order.create', 'two'))
}

beforeAll(() => {
  process.env.TZ = 'UTC'
})

test('what was backed up is restored to the byte, keys, numbers, waiting jobs and chain included', async ({
  db,
}) => {
  await aWorld(db)
  const written = await writeBackup(process.env.TEST_OWNER_URL ?? '', file)
  expect(written.tables.agency?.rows).toBe(2)
  const target = await anEmptyDatabase()
  expect((await restoreBackup(target.owner, file)).tables).toEqual(written.tables)

  const again = join(env.DATA_DIR, 'again.gz')
  expect((await writeBackup(target.owner, again)).tables).toEqual(written.tables)
  const number = `select nextval('order_number')::int as n`
  expect(await ask(target.owner, number)).toEqual(await ask(process.env.TEST_OWNER_URL ?? '', number))
  expect(
    await ask(target.platform, `select count(*)::int as n from pgboss.job where name = 'fulfilOrder'`),
  ).toEqual([{ n: 1 }])
  expect(await ask(target.platform, `select encode(content, 'hex') as content from attachment`)).toEqual([
    { content: '00ff10' },
  ])

  const platform = new Pool({ connectionString: target.platform })
  platform.on('error', () => {})
  const system = aSystem({ app: platform, platform })
  expect(await sealAudit(system)).toBe(1)
  expect(await verifyAudit(system)).toMatchObject({ chain: { ok: true, rows: 2 }, unsealed: 0 })
  await platform.end()
  await expect(ask(target.owner, `delete from agency`)).rejects.toThrow(/foreign key/)
})

test('a database that is not empty is refused and stays as it is', async ({ db }) => {
  const before = await db.platform.query('select count(*) from agency')
  await expect(restoreBackup(process.env.TEST_OWNER_URL ?? '', file)).rejects.toMatchObject({
    code: 'backup.notEmpty',
  })
  expect((await db.platform.query('select count(*) from agency')).rows).toEqual(before.rows)
})

test('a damaged, shortened or foreign backup is refused before anything is written', async () => {
  const text = gunzipSync(readFileSync(file)).toString()
  const target = await anEmptyDatabase()
  const refused = async (changed: string, code: string) => {
    const bad = join(env.DATA_DIR, 'bad.gz')
    writeFileSync(bad, gzipSync(changed))
    await expect(restoreBackup(target.owner, bad)).rejects.toMatchObject({ code })
    expect(await ask(target.owner, 'select count(*)::int as n from agency')).toEqual([{ n: 0 }])
  }
  const signed = (body: string) => `${body}#sum ${createHash('sha256').update(body).digest('hex')}\n`
  const body = text.slice(0, text.lastIndexOf('#sum'))
  await refused(text.replace('测试业务系统', '测试业务糸统'), 'backup.damaged')
  await refused(text.slice(0, -200), 'backup.damaged')
  await refused(signed(body.replace('测试业务系统', '测试业务糸统')), 'backup.damaged')
  await refused(signed(body.replace(/"schemaHash":"\w{8}/, '"schemaHash":"00000000')), 'backup.otherRelease')
  writeFileSync(join(env.DATA_DIR, 'text.gz'), 'no gzip')
  await expect(restoreBackup(target.owner, join(env.DATA_DIR, 'text.gz'))).rejects.toMatchObject({
    code: 'backup.damaged',
  })
})
