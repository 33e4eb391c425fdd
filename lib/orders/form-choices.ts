import { listBusinessSystems } from '@/lib/agencies/business-systems'
import { authorize } from '@/lib/auth/permissions'
import type { Prices } from '@/lib/billing/price-rows'
import { pricesOf } from '@/lib/billing/quote'
import { FormSchema } from '@/lib/catalog/form-schema'
import { CatalogFilter } from '@/lib/catalog/input'
import { listServices } from '@/lib/catalog/list-services'
import { getOrderables, listImages, type Orderable } from '@/lib/catalog/queries'
import { listReferences } from '@/lib/compute/list-references'
import type { Ctx } from '@/lib/context'
import type { Localized, PlanSpec } from '@/lib/db/schema/catalog'
import { notFound } from '@/lib/errors'
import { budgetsOf } from '@/lib/quota/queries'
import { fiscalYearOf } from '@/lib/shanghai'

export type ServiceChoice = {
  id: string
  name: Localized
  fulfilment: 'compute' | 'manual'
  form: FormSchema
  agreement: { id: string; version: number; text: Localized }
  plans: { id: string; name: Localized; spec: PlanSpec; price: string | null; unit: string | null }[]
}
export type FormChoices = {
  systems: { id: string; name: string; zone: string; protectionLevel: number; filingNumber: string | null }[]
  budgets: { id: string; name: string; economicCode: string; fiscalYear: number; leftFen: string }[]
  images: { id: string; name: Localized }[]
  sshKeys: { id: string; name: string }[]
  subnets: { id: string; name: string; cidr: string; zone: string; free: number }[]
  /** Names of everything that may be added as a line. */
  catalog: { id: string; name: Localized; family: string }[]
}

/** What the head of the form and its references offer to choose from. */
export async function formChoices(ctx: Ctx): Promise<FormChoices> {
  authorize(ctx.actor, 'order:create')
  const { agencyId } = ctx.actor
  if (!agencyId) throw notFound('orders')
  const [systems, budgets, images, references, { services }] = await Promise.all([
    listBusinessSystems(ctx, { agencyId }),
    budgetsOf(ctx, agencyId),
    listImages(ctx),
    listReferences(ctx),
    listServices(ctx, CatalogFilter.parse({})),
  ])
  return {
    systems: systems.map(({ id, name, zone, protectionLevel, filingNumber }) => ({
      id,
      name,
      zone,
      protectionLevel,
      filingNumber,
    })),
    budgets: budgets
      // Of this year and the years after: a renewal over the turn of the year draws on the next budget.
      .filter(({ state, fiscalYear }) => state === 'open' && fiscalYear >= fiscalYearOf(ctx.now()))
      .toSorted((a, b) => a.fiscalYear - b.fiscalYear)
      .map(({ id, name, economicCode, fiscalYear, approvedFen, overdraftFen, heldFen, committedFen }) => ({
        id,
        name,
        economicCode,
        fiscalYear,
        leftFen: (approvedFen + overdraftFen - heldFen - committedFen).toString(),
      })),
    images: images.map(({ id, name }) => ({ id, name })),
    ...references,
    catalog: services.map(({ service, version }) => ({
      id: service.id,
      name: version.name,
      family: service.family,
    })),
  }
}

/** Services of the lines with their forms, plans, list prices and current agreements, in two statements. */
export async function serviceChoices(
  ctx: Ctx,
  serviceIds: readonly string[],
  options: { kept?: boolean } = {},
): Promise<ServiceChoice[]> {
  authorize(ctx.actor, 'order:create')
  const orderables = await getOrderables(ctx, [...new Set(serviceIds)], options)
  const prices = await pricesOf(
    ctx,
    orderables.map(({ service, plans }) => ({ serviceId: service.id, planIds: plans.map(({ id }) => id) })),
  )
  return orderables.map((orderable) => choiceOf(orderable, prices.get(orderable.service.id)))
}

/** The main rate of a plan: by the hour or month for what runs, once for what is done once. */
function choiceOf({ service, version, plans, agreement }: Orderable, prices?: Prices): ServiceChoice {
  return {
    id: service.id,
    name: version.name,
    fulfilment: service.fulfilment,
    form: FormSchema.parse(version.form),
    agreement: { id: agreement.id, version: agreement.version, text: agreement.text },
    plans: plans.map(({ id, name, spec }) => {
      const items = prices?.get(id)?.items ?? []
      const main = items.find(({ meter }) => meter.startsWith('machine.')) ?? items[0]
      const price = main && 'unitPrice' in main ? main.unitPrice : null
      return { id, name, spec, price, unit: main?.unit ?? null }
    }),
  }
}
