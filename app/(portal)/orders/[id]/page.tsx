import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listCatalogNames } from '@/lib/catalog/list-names'
import { choicesOf } from '@/lib/orders/choices-of'
import { expectedOf } from '@/lib/orders/expected-of'
import { listContentWords } from '@/lib/orders/list-content-words'
import { presentBasis } from '@/lib/orders/present-basis'
import { orderProgress } from '@/lib/provisioning/order-progress'
import { ApprovalSection } from '../_order/approval-section'
import { BasisSection } from '../_order/basis-section'
import { ContentSection } from '../_order/content-section'
import { DecisionSection } from '../_order/decision-section'
import { DiffSection } from '../_order/diff-section'
import { loadOrder } from '../_order/load-order'
import { MessagesSection } from '../_order/messages-section'
import { OrderAside } from '../_order/order-aside'
import { OrderHead } from '../_order/order-head'
import { ProgressSection } from '../_order/progress-section'

export async function generateMetadata({ params }: PageProps<'/orders/[id]'>) {
  const [{ number }, t] = await Promise.all([loadOrder((await params).id), getTranslations('orders')])
  return { title: `${t('list.order')} ${number}` }
}

/** An order with its place, its progress, who decided what on which basis, and what was said about it. */
export default async function OrderPage({ params }: PageProps<'/orders/[id]'>) {
  const ctx = await requireCtx('order:read')
  const { id } = await params
  const [order, progress, names] = await Promise.all([
    loadOrder(id),
    can(ctx.actor, 'run:read') ? orderProgress(ctx, id) : [],
    listCatalogNames(ctx),
  ])
  const [basis, choices, expected, words] = await Promise.all([
    presentBasis(ctx, order),
    choicesOf(ctx, order),
    expectedOf(ctx, order),
    listContentWords(ctx, order.agencyId, [order.content, ...order.revisions.map(({ content }) => content)]),
  ])
  const shared = { order, names, words, now: ctx.now(), actor: ctx.actor }
  return (
    <>
      <LiveRefresh topics={[`order:${id}`]} />
      <OrderHead {...shared} progress={progress} />
      <div className="with-aside">
        <div>
          <DecisionSection {...shared} />
          <ProgressSection {...shared} progress={progress} choices={choices} expected={expected} />
          <ContentSection {...shared} />
          <ApprovalSection {...shared} />
          <BasisSection {...shared} present={basis} />
          <DiffSection {...shared} />
          <MessagesSection {...shared} />
        </div>
        <OrderAside {...shared} />
      </div>
    </>
  )
}
