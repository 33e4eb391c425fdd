import { OrderFilter, orderSorts } from '@/lib/orders/list-orders'

/** Ready-made views of the list, each with the states it shows. */
export const orderViews = {
  all: [],
  mine: [],
  waiting: ['approving'],
  running: ['approved', 'fulfilling'],
  drafts: ['draft'],
} as const
export type OrderViewName = keyof typeof orderViews

type Params = Record<string, string | string[] | undefined>
const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .filter(Boolean)

/** The list's address read as a filter; what an address cannot mean is left out. */
export function readOrderFilter(params: Params): { filter: OrderFilter; view: OrderViewName } {
  const view =
    (Object.keys(orderViews) as OrderViewName[]).find((name) => name === listOf(params.view)[0]) ?? 'all'
  const chosen = listOf(params.state)
  const sort = listOf(params.sort)[0] ?? '-created'
  const filter = OrderFilter.parse({
    q: listOf(params.q).join(','),
    states: chosen.length > 0 ? chosen : orderViews[view],
    families: listOf(params.family),
    mine: view === 'mine',
    sort: orderSorts.find((name) => name === sort.replace(/^-/, '')) ?? 'created',
    descending: sort.startsWith('-'),
    page: Math.max(1, Math.trunc(Number(listOf(params.page)[0]) || 1)),
    size: Number(listOf(params.size)[0]) || 30,
  })
  return { filter, view }
}
