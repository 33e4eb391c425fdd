import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { type Ctx, isPlatform } from '@/lib/context'
import { networkZones } from '@/lib/db/schema/agencies'
import { instanceTerms } from '@/lib/db/schema/compute'
import { instanceStates, instances } from '@/lib/db/schema/provisioning'
import { addDays, dayOf } from '@/lib/shanghai'

/** Ready-made views; 'machines' and 'services' are everything that is not closed. */
export const listViews = [
  'machines',
  'attention',
  'ending',
  'stopped',
  'recycled',
  'closed',
  'services',
] as const
export type ListView = (typeof listViews)[number]

const several = <T extends z.ZodType>(of: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [value ?? []].flat().flatMap((each) => each.split(',')))
    .transform((values) =>
      values.flatMap((value): z.output<T>[] => {
        const known = of.safeParse(value)
        return known.success ? [known.data] : []
      }),
    )

/** Read from the page's address: what is unknown or malformed there is left out, never an error. */
export const InstanceFilter = z.object({
  view: z.enum(listViews).catch('machines'),
  q: z.string().trim().max(80).catch(''),
  state: several(z.enum(instanceStates)),
  zone: several(z.enum(networkZones)),
  system: several(z.uuid()),
  plan: several(z.uuid()),
  pool: several(z.uuid()),
  tag: several(z.string().min(1).max(24)),
})
export type InstanceFilter = z.output<typeof InstanceFilter>

export const endingWithinDays = 30

/** What a view shows. Only equality and states, so that each walks its own index. */
export function inView(ctx: Ctx, view: ListView): SQL | undefined {
  const open = sql`${instances.state} <> 'closed'`
  const machines = eq(instances.fulfilment, 'compute')
  if (view === 'services') return and(eq(instances.fulfilment, 'manual'), open)
  if (view === 'machines') return and(machines, open)
  if (view === 'attention') return and(machines, inArray(instances.state, ['failed', 'missing', 'suspended']))
  if (view !== 'ending') return and(machines, eq(instances.state, view))
  const today = dayOf(ctx.now())
  const days = Array.from({ length: endingWithinDays + 1 }, (_, at) => addDays(today, at))
  return and(machines, sql`${instances.state} not in ('closed','recycled')`, inArray(instances.endsOn, days))
}

export const ofAgency = (ctx: Ctx): SQL | undefined =>
  isPlatform(ctx.actor) ? undefined : eq(instances.agencyId, ctx.actor.agencyId ?? '')

/** A machine stands in the zone of its business system. */
export function whereOf(ctx: Ctx, filter: InstanceFilter): SQL | undefined {
  const among = (column: SQL | typeof instances.planId, ids: readonly string[]) =>
    ids.length > 0 ? inArray(column as typeof instances.planId, [...ids]) : undefined
  return and(
    ofAgency(ctx),
    inView(ctx, filter.view),
    filter.state.length > 0 ? inArray(instances.state, filter.state) : undefined,
    filter.system.length > 0 ? inArray(instances.businessSystemId, filter.system) : undefined,
    filter.zone.length > 0 ? inZones(ctx, filter.zone) : undefined,
    among(instances.planId, filter.plan),
    filter.pool.length > 0 ? inArray(instances.poolId, filter.pool) : undefined,
    filter.tag.length > 0
      ? or(...filter.tag.map((tag) => hasTerm(ctx, eq(instanceTerms.term, `#${tag}`))))
      : undefined,
    ...wordsOf(filter.q).map((word) => hasTerm(ctx, startsWith(word))),
  )
}

function inZones(ctx: Ctx, zones: readonly string[]): SQL {
  const mine = isPlatform(ctx.actor) ? sql`true` : sql`agency_id = ${ctx.actor.agencyId}`
  return sql`${instances.businessSystemId} in (
    select id from business_system where ${mine} and zone = any(${sql.param([...zones])}::text[]))`
}

/** At most five words, small, without the marks that no term begins with. */
export const wordsOf = (q: string): string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}#]+/u, '').slice(0, 40))
    .filter(Boolean)
    .slice(0, 5)

/** Bytewise order makes a prefix a range; ranges may use their index under row-level security. */
const startsWith = (word: string): SQL =>
  sql`${instanceTerms.term} >= ${word} and ${instanceTerms.term} < ${`${word}\u{10FFFF}`}`

function hasTerm(ctx: Ctx, term: SQL): SQL {
  const agency = isPlatform(ctx.actor) ? undefined : eq(instanceTerms.agencyId, ctx.actor.agencyId ?? '')
  return sql`${instances.id} in (select ${instanceTerms.instanceId} from ${instanceTerms} where ${and(agency, term)})`
}
