import type { getTranslations } from 'next-intl/server'
import type { Filter } from '@/components/ui/table-toolbar'
import type { Tab } from '@/components/ui/tabs'
import { type OrderViewName, orderViews } from '@/lib/orders/order-view'
import type { OrderState } from '@/lib/orders/rules'
import { routes } from '@/lib/routes'

type T = Awaited<ReturnType<typeof getTranslations<'orders'>>>
type Counts = Record<OrderState, number>

export function viewTabs(given: { t: T; counts: Counts; view: OrderViewName; mayCreate: boolean }): Tab[] {
  const { t, counts, view, mayCreate } = given
  const names = (Object.keys(orderViews) as OrderViewName[]).filter(
    (name) => mayCreate || (name !== 'mine' && name !== 'drafts'),
  )
  return names.map((name) => ({
    label: t(`list.views.${name}`),
    href: name === 'all' ? routes.orders.list : `${routes.orders.list}?view=${name}`,
    current: name === view,
    count:
      orderViews[name].length > 0
        ? orderViews[name].reduce((sum, state) => sum + counts[state], 0)
        : undefined,
  }))
}

export function stateFilter(t: T, counts: Counts): Filter {
  return {
    key: 'state',
    label: t('list.state'),
    options: (Object.entries(counts) as [OrderState, number][])
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, label: t(`states.${value}`), count })),
  }
}
