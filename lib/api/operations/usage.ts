import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { requireInstances } from '@/lib/api/operations/require-instances'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { NewUsageFact, toUsageFact, UsageFact } from '@/lib/api/schemas/usage'
import { Month } from '@/lib/api/schemas/values'
import { listUsageAfter } from '@/lib/metering/list-usage-after'
import { recordUsage } from '@/lib/metering/record-usage'

/** Source and id, apart by a tab, which neither may hold. */
const keyForm = /^[^\t]+\t[^\t]+$/

export const listUsageOperation = operation({
  id: 'listUsage',
  method: 'GET',
  path: '/usage',
  tag: 'usage',
  permission: 'usage:read',
  query: Paging.extend({
    month: Month,
    instanceId: z.uuid().optional(),
    meter: z.string().max(60).optional(),
  }),
  response: pageOf(UsageFact, 'UsagePage'),
  async run(ctx, { query }) {
    const [source, id] = afterOf(query, keyForm)?.split('\t') ?? []
    const { month, instanceId, meter } = query
    const after = source && id ? { source, id } : undefined
    const rows = await listUsageAfter(ctx, { month, instanceId, meter, after, limit: query.limit + 1 })
    return { body: toPage(rows, query, (row) => `${row.source}\t${row.id}`, toUsageFact) }
  },
})

export const recordUsageOperation = operation({
  id: 'recordUsage',
  method: 'POST',
  path: '/usage',
  tag: 'usage',
  permission: 'usage:ingest',
  bodyLimitKiB: 4096,
  body: z.object({ facts: z.array(NewUsageFact).min(1).max(5000) }).meta({ id: 'UsageBatch' }),
  response: z.object({ received: z.number().int(), added: z.number().int() }).meta({ id: 'UsageReceipt' }),
  async run(ctx, { body: { facts } }) {
    await requireInstances(ctx, facts)
    const { added } = await recordUsage(
      ctx,
      facts.map((fact) => ({ ...fact, startAt: new Date(fact.startAt), endAt: new Date(fact.endAt) })),
    )
    return { body: { received: facts.length, added } }
  },
})
