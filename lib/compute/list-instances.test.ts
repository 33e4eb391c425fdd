import { type SQL, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { InstanceFilter, whereOf } from '@/lib/compute/instance-filter'
import { listFacets } from '@/lib/compute/list-facets'
import { type InstancePage, listInstances, rowsOf } from '@/lib/compute/list-instances'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { instances } from '@/lib/db/schema/provisioning'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { describe, expect, test } from '@/lib/testing/db'
import { aBusinessSystem, aCtx, anAgency, aSystem } from '@/lib/testing/factories'

const firstPage: InstancePage = { sort: 'name', descending: false, page: 1, size: 15 }
const filter = (values: Record<string, string> = {}) => InstanceFilter.parse(values)

async function aFleet(db: Parameters<typeof anAgency>[0]) {
  const agency = await anAgency(db)
  const service = await aPricedService(db)
  const system = await aBusinessSystem(db, agency.id)
  const internet = await aBusinessSystem(db, agency.id, { zone: 'internet' })
  const of = (name: string, values: Partial<typeof instances.$inferInsert> = {}) =>
    anInstance(db, agency.id, { service, businessSystemId: system.id, name, ...values })
  await of('fwwq-app-01', { address: '10.24.8.11', tags: ['生产', '数据库'] })
  await of('fwwq-app-02', { state: 'stopped', tags: ['测试'] })
  await of('portal-web-01', { state: 'failed', businessSystemId: internet.id })
  await of('房屋网签-库-01', { endsOn: '2026-12-01', config: { hostName: 'house-db' } })
  await of('gone-01', { state: 'closed', tags: ['生产'] })
  await of('training', { fulfilment: 'manual' })
  const ctx = aCtx(db, agency.id, ['staff'])
  const names = async (values: Record<string, string> = {}, page = firstPage) =>
    (await listInstances(ctx, filter(values), page)).rows.map(({ name }) => name)
  return { agency, system, ctx, names }
}

describe('the list of machines', () => {
  test('shows what is in use by name, and counts every view', async ({ db }) => {
    const { ctx, names } = await aFleet(db)
    expect(await names()).toEqual(['fwwq-app-01', 'fwwq-app-02', 'portal-web-01', '房屋网签-库-01'])
    const { total, more, views } = await listInstances(ctx, filter(), firstPage)
    expect({ total, more }).toEqual({ total: 4, more: false })
    expect(views).toEqual({
      machines: 4,
      attention: 1,
      ending: 1,
      stopped: 1,
      recycled: 0,
      closed: 1,
      services: 1,
    })
  })

  test.for([
    [{ q: 'fwwq' }, ['fwwq-app-01', 'fwwq-app-02']],
    [{ q: '网签' }, ['房屋网签-库-01']],
    [{ q: '10.24.8' }, ['fwwq-app-01']],
    [{ q: 'HOUSE' }, ['房屋网签-库-01']],
    [{ q: 'app 02' }, ['fwwq-app-02']],
    [{ q: '数据' }, ['fwwq-app-01']],
    [{ q: '%_' }, ['fwwq-app-01', 'fwwq-app-02', 'portal-web-01', '房屋网签-库-01']],
    [{ q: 'nothing' }, []],
    [{ tag: '生产' }, ['fwwq-app-01']],
    [{ state: 'stopped,failed' }, ['fwwq-app-02', 'portal-web-01']],
    [{ zone: 'internet' }, ['portal-web-01']],
    [{ view: 'ending' }, ['房屋网签-库-01']],
    [{ view: 'closed' }, ['gone-01']],
    [{ view: 'services' }, ['training']],
    [
      { view: 'no such view', state: 'nonsense' },
      ['fwwq-app-01', 'fwwq-app-02', 'portal-web-01', '房屋网签-库-01'],
    ],
  ] as [Record<string, string>, string[]][])('%j finds %j', async ([values, expected], { db }) => {
    const { names } = await aFleet(db)
    expect(await names(values)).toEqual(expected)
  })

  test('another agency sees none of it, whatever it asks', async ({ db }) => {
    const asked: Record<string, string>[] = [{}, { q: 'fwwq' }, { tag: '生产' }, { view: 'closed' }]
    await aFleet(db)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    for (const values of asked)
      expect((await listInstances(stranger, filter(values), firstPage)).rows).toEqual([])
    expect(await listFacets(stranger)).toMatchObject({ tags: [], systems: [] })
  })

  test('who may not read machines is refused', async ({ db }) => {
    const reviewer = aCtx(db, null, ['billingReviewer'])
    await expect(listInstances(reviewer, filter(), firstPage)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('tags in use are offered once each', async ({ db }) => {
    const { ctx } = await aFleet(db)
    expect((await listFacets(ctx)).tags).toEqual(['数据库', '测试', '生产'])
  })

  test('a new name, address or tag is found, the old one no longer', async ({ db }) => {
    const { agency, names } = await aFleet(db)
    await aSystem(db)
      .db.update(instances)
      .set({ name: 'renamed-07', tags: ['新'] })
      .where(sql`agency_id = ${agency.id} and name = 'fwwq-app-01'`)
    expect(await names({ q: 'fwwq' })).toEqual(['fwwq-app-02'])
    expect(await names({ q: 'renamed' })).toEqual(['renamed-07'])
    expect(await names({ tag: '生产' })).toEqual([])
    expect(await names({ tag: '新' })).toEqual(['renamed-07'])
  })
})

describe('with thousands of machines', () => {
  test('every page is read off an index, as the agency login sees it', async ({ db }) => {
    const agency = await anAgency(db)
    const service = await aPricedService(db)
    const system = await aBusinessSystem(db, agency.id)
    const first = await anInstance(db, agency.id, { service, businessSystemId: system.id, name: 'first' })
    await aSystem(db).db.execute(sql`
      insert into instance (agency_id, business_system_id, token, service_id, service_version_id, plan_id, name, address, state, config, tags, spec, end_action, ends_on, created_at)
      select agency_id, business_system_id, gen_random_uuid(), service_id, service_version_id, plan_id, 'node-' || lpad(n::text, 6, '0'),
        '10.24.' || n / 250 || '.' || n % 250, case when n % 1000 = 0 then 'failed' when n % 50 = 0 then 'stopped' else 'running' end,
        config, array['tag' || n % 5], spec, end_action, '2026-12-31', created_at
      from instance, generate_series(1, 2500) n where id = ${first.id}`)
    const ctx = aCtx(db, agency.id, ['staff'])
    const owner = new Client({ connectionString: process.env.TEST_OWNER_URL })
    await owner.connect()
    await owner.query('vacuum analyze instance, instance_term')
    await owner.end()
    const asked: Record<string, string>[] = [
      {},
      { q: 'node-002499' },
      { q: 'node' },
      { tag: 'tag3' },
      { state: 'failed' },
      { q: 'node', state: 'failed' },
    ]
    for (const values of asked) {
      const plan = await planOf(ctx, rowsOf(ctx, whereOf(ctx, filter(values)), firstPage).getSQL())
      expect({ values, scanned: /Seq Scan on (\w+)/.exec(plan)?.[1] }).toEqual({ values, scanned: undefined })
    }
    const { total, more } = await listInstances(ctx, filter({ q: 'node' }), firstPage)
    expect({ total, more }).toEqual({ total: 1000, more: true })
    const last = await listInstances(ctx, filter(), { ...firstPage, page: 1_000_000 })
    expect(last.rows).toHaveLength(15)
  })
})

async function planOf(ctx: ReturnType<typeof aCtx>, query: SQL): Promise<string> {
  const { rows } = await ctx.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
