import type { Tone } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import type { OrderState } from '@/lib/orders/rules'

type Look = { is: StateShape; tone?: Tone }

/** Shape and colour of an order's state; `returned` is a draft that came back. */
export const orderLooks: Record<OrderState | 'returned', Look> = {
  draft: { is: 'draft' },
  returned: { is: 'returned' },
  approving: { is: 'here' },
  approved: { is: 'done' },
  fulfilling: { is: 'building' },
  completed: { is: 'done' },
  partlyCompleted: { is: 'risk' },
  rejected: { is: 'closed', tone: 'bad' },
  withdrawn: { is: 'closed' },
  cancelled: { is: 'closed' },
}

export const shownState = (order: { state: OrderState; returned: boolean }): OrderState | 'returned' =>
  order.returned ? 'returned' : order.state

export const secondsBetween = (from: string | Date, to: string | Date): number =>
  Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1000))
