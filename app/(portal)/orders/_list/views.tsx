import type { getTranslations } from 'next-intl/server'
import type { Filter } from '@/components/ui/table-toolbar'
import type { Tab } from '@/components/ui/tabs'
import type { Format } from '@/lib/i18n/format'
import { countLimit } from '@/lib/orders/list-orders'
import { type OrderViewName, orderViews } from '@/lib/orders/order-view'
import type { OrderState } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'

type T = Awaited<ReturnType<typeof getTranslations<'orders'>>>
type Counts = Record<OrderState, number>

/** "1,000+" where counting stopped. */
const counted = (f: Format, n: number) => (n > countLimit ? `${f.number(countLimit)}+` : f.number(n))

export function viewTabs(given: {
  t: T
  f: Format
  counts: Counts
  view: OrderViewName
  mayCreate: boolean
}): Tab[] {
  const { t, f, counts, view, mayCreate } = given
  const names = (Object.keys(orderViews) as OrderViewName[]).filter(
    (name) => mayCreate || (name !== 'mine' && name !== 'drafts'),
  )
  return names.map((name) => ({
    label: t(`list.views.${name}`),
    href: name === 'all' ? routes.orders.list : `${routes.orders.list}?view=${name}`,
    current: name === view,
    count:
      orderViews[name].length > 0
        ? counted(
            f,
            orderViews[name].reduce((sum, state) => sum + counts[state], 0),
          )
        : undefined,
  }))
}

export function stateFilter(t: T, f: Format, counts: Counts): Filter {
  return {
    key: 'state',
    label: t('list.state'),
    options: (Object.entries(counts) as [OrderState, number][])
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, label: t(`states.${value}`), count: counted(f, count) })),
  }
}
