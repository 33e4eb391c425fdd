import { sql } from 'drizzle-orm'
import { InstanceFilter } from '@/lib/compute/instance-filter'
import { listExported } from '@/lib/compute/list-exported'
import { listIds } from '@/lib/compute/list-ids'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem } from '@/lib/testing/factories'

describe('an export', () => {
  test('holds the whole result, once each, however many pages it takes', async ({ db }) => {
    const agency = await anAgency(db)
    const first = await anInstance(db, agency.id, { name: 'same' })
    await aSystem(db).db.execute(sql`
      insert into instance (agency_id, business_system_id, token, service_id, service_version_id, name, state, config, end_action, created_at)
      select agency_id, business_system_id, gen_random_uuid(), service_id, service_version_id, 'same', 'running', config, end_action, created_at
      from instance, generate_series(1, 1200) where id = ${first.id}`)
    const ctx = aCtx(db, agency.id, ['staff'])
    const rows = await Array.fromAsync(listExported(ctx, InstanceFilter.parse({})))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1201)
    expect(rows).toHaveLength(1201)
    expect(await listIds(ctx, InstanceFilter.parse({ q: 'same' }), 501)).toHaveLength(501)
  })

  test('is empty for a stranger and refused to who may not read', async ({ db }) => {
    const agency = await anAgency(db)
    await anInstance(db, agency.id)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    expect(await Array.fromAsync(listExported(stranger, InstanceFilter.parse({})))).toEqual([])
    const officer = aCtx(db, null, ['securityAdmin'])
    await expect(Array.fromAsync(listExported(officer, InstanceFilter.parse({})))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
