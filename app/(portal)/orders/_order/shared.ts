import type { CatalogNames } from '@/lib/catalog/list-names'
import type { Actor } from '@/lib/context'
import type { OrderView } from '@/lib/orders/get-order'
import type { ContentWords } from '@/lib/orders/list-content-words'

/** What every part of the order page gets. */
export type OrderPart = {
  order: OrderView
  names: CatalogNames
  words: ContentWords
  now: Date
  actor: Actor
}

/** Steps of the submission that is or was last decided. */
export const presentSteps = ({ steps, revision }: OrderView) =>
  steps.filter((step) => step.revision === revision)

/** Whether this person is asked now; the verb asks again who may decide. */
export const myOpenStep = (order: OrderView, actor: Actor) =>
  order.state === 'approving'
    ? presentSteps(order).find(
        ({ state, personIds, votes }) =>
          state === 'open' &&
          personIds.includes(actor.personId ?? '') &&
          !votes.some(({ personId }) => personId === actor.personId),
      )
    : undefined
