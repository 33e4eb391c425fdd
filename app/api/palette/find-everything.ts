import { getTranslations } from 'next-intl/server'
import { shapeOf } from '@/app/(portal)/instances/_components/instance-state'
import type { PaletteGroup, PaletteItem, PaletteResult } from '@/components/shell/palette-result'
import type { StateShape } from '@/components/ui/state-shapes'
import { searchPeople } from '@/lib/agencies/search-people'
import { can } from '@/lib/auth/permissions'
import { searchInstances } from '@/lib/compute/search-instances'
import type { Ctx } from '@/lib/context'
import { pagesOf } from '@/lib/navigation/pages'
import { listOrders, OrderFilter } from '@/lib/orders/list-orders'
import type { OrderState } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'

const each = 6
const orderShapes: Record<OrderState, StateShape> = {
  draft: 'draft',
  approving: 'here',
  approved: 'building',
  fulfilling: 'building',
  completed: 'done',
  partlyCompleted: 'risk',
  rejected: 'closed',
  withdrawn: 'closed',
  cancelled: 'closed',
}

/** What the reader may open whose name begins with or holds what was typed; without words, the pages alone. */
export async function findEverything(ctx: Ctx, q: string): Promise<PaletteResult> {
  const t = await getTranslations('navigation.palette')
  const kinds: [string, Promise<PaletteItem[]>][] = [
    ['pages', pages(ctx, q)],
    ['instances', q && can(ctx.actor, 'instance:read') ? instances(ctx, q) : none],
    ['orders', q && can(ctx.actor, 'order:read') ? orders(ctx, q) : none],
    ['people', q ? people(ctx, q) : none],
  ]
  const found: PaletteGroup[] = await Promise.all(
    kinds.map(async ([kind, items]) => ({ title: t(kind), items: await items })),
  )
  const groups = found.filter(({ items }) => items.length > 0)
  return { groups, total: groups.reduce((sum, { items }) => sum + items.length, 0) }
}

const none: Promise<PaletteItem[]> = Promise.resolve([])

async function pages(ctx: Ctx, q: string): Promise<PaletteItem[]> {
  const t = await getTranslations('navigation.pages')
  return pagesOf(ctx.actor)
    .map(({ key, href, icon }) => ({ href, icon, label: t(key) }))
    .filter(({ label, href }) => `${label} ${href}`.toLowerCase().includes(q.toLowerCase()))
    .slice(0, q ? each : 12)
}

async function instances(ctx: Ctx, q: string): Promise<PaletteItem[]> {
  const t = await getTranslations('compute.state')
  return (await searchInstances(ctx, q, each)).map(({ id, name, address, state }) => ({
    href: routes.instances.one(id),
    icon: 'server',
    label: name,
    note: address ?? undefined,
    state: { is: shapeOf[state], text: t(state) },
  }))
}

async function orders(ctx: Ctx, q: string): Promise<PaletteItem[]> {
  const t = await getTranslations('orders.states')
  const rows = await listOrders(ctx, OrderFilter.parse({ q, size: each }))
  return rows.map(({ id, number, title, state }) => ({
    href: routes.orders.one(id),
    icon: 'order',
    label: title,
    note: number,
    state: { is: orderShapes[state], text: t(state) },
  }))
}

async function people(ctx: Ctx, q: string): Promise<PaletteItem[]> {
  const { agencyId } = ctx.actor
  if (!can(ctx.actor, agencyId ? 'member:read' : 'person:read')) return []
  const path = agencyId ? routes.people : routes.admin.people
  return (await searchPeople(ctx, q, each)).map(({ name, email }) => ({
    href: `${path}?q=${encodeURIComponent(name)}`,
    icon: 'people',
    label: name,
    note: email,
  }))
}
