import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { Plan, Service, ServiceSummary } from '@/lib/api/schemas/catalogue'
import type { ListPrice } from '@/lib/billing/price-rows'
import { priceOf } from '@/lib/billing/quote'
import { CatalogFilter } from '@/lib/catalog/input'
import { listServices } from '@/lib/catalog/list-services'
import { getOrderable, type Orderable } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { networkZones } from '@/lib/db/schema/agencies'
import { families } from '@/lib/db/schema/catalog'

const ServiceRef = z.object({ serviceId: z.uuid() })
type ShownVersion = Pick<
  Orderable['version'],
  'version' | 'name' | 'summary' | 'zones' | 'protectionLevels' | 'leadTimeHours'
>

const toSummary = (service: Orderable['service'], version: ShownVersion): z.input<typeof ServiceSummary> => ({
  id: service.id,
  code: service.code,
  family: service.family,
  fulfilment: service.fulfilment,
  provider: service.provider,
  version: version.version,
  name: version.name,
  summary: version.summary,
  zones: version.zones,
  protectionLevels: version.protectionLevels,
  leadTimeHours: version.leadTimeHours,
})

const toPlan = (plan: Orderable['plans'][number], price: ListPrice | undefined): z.input<typeof Plan> => ({
  id: plan.id,
  code: plan.code,
  name: plan.name,
  spec: { ...plan.spec },
  priceVersion: price?.label ?? null,
  prices: (price?.items ?? []).map((item) => ({
    ...item,
    tiers: 'tiers' in item ? item.tiers.map((tier) => ({ ...tier })) : undefined,
  })),
})

async function plansOf(ctx: Ctx, { service, plans }: Orderable) {
  const prices = await priceOf(
    ctx,
    service.id,
    plans.map(({ id }) => id),
  )
  return plans.map((plan) => toPlan(plan, prices.get(plan.id)))
}

export const listServicesOperation = operation({
  id: 'listServices',
  method: 'GET',
  path: '/services',
  tag: 'catalogue',
  permission: 'catalog:read',
  query: Paging.extend({
    q: z.string().trim().max(100).optional(),
    family: z.enum(families).optional(),
    zone: z.enum(networkZones).optional(),
    level: z.coerce.number().int().min(1).max(5).optional(),
  }),
  response: pageOf(ServiceSummary, 'ServicePage'),
  async run(ctx, { query }) {
    const after = afterOf(query, /^[a-z][a-z0-9-]*$/)
    const { services } = await listServices(
      ctx,
      CatalogFilter.parse({ ...query, level: query.level?.toString() }),
    )
    const rest = services
      .toSorted((a, b) => (a.service.code < b.service.code ? -1 : 1))
      .filter(({ service }) => after === undefined || service.code > after)
    return {
      body: toPage(
        rest,
        query,
        ({ service }) => service.code,
        ({ service, version }) => toSummary(service, version),
      ),
    }
  },
})

export const getServiceOperation = operation({
  id: 'getService',
  method: 'GET',
  path: '/services/{serviceId}',
  tag: 'catalogue',
  permission: 'catalog:read',
  params: ServiceRef,
  response: Service,
  async run(ctx, { params }) {
    const found = await getOrderable(ctx, params.serviceId)
    const { service, version, agreement } = found
    return {
      body: {
        ...toSummary(service, version),
        documentation: version.documentation,
        form: version.form,
        agreement: { ...agreement, effectiveFrom: agreement.effectiveFrom.toISOString() },
        plans: await plansOf(ctx, found),
      },
    }
  },
})

export const listPlansOperation = operation({
  id: 'listPlans',
  method: 'GET',
  path: '/services/{serviceId}/plans',
  tag: 'catalogue',
  permission: 'catalog:read',
  params: ServiceRef,
  query: Paging,
  response: pageOf(Plan, 'PlanPage'),
  async run(ctx, { params, query }) {
    const after = afterOf(query)
    const plans = await plansOf(ctx, await getOrderable(ctx, params.serviceId))
    const rest = plans
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }) => after === undefined || id > after)
    return {
      body: toPage(
        rest,
        query,
        ({ id }) => id,
        (plan) => plan,
      ),
    }
  },
})
