import { getTranslations } from 'next-intl/server'
import { getFormat } from '@/lib/i18n/get-format'
import type { OrderView } from '@/lib/orders/get-order'
import { secondsBetween } from './order-words'

/** "Waiting for Gu Changhe to approve, since 10:03, 26 min"; null when the order waits for nobody. */
export async function waitingWords(
  order: Pick<OrderView, 'waitingFor' | 'waitingSince' | 'requester'>,
  now: Date,
): Promise<string | null> {
  const { waitingFor, waitingSince, requester } = order
  if (!waitingFor || !waitingSince) return null
  const [t, f] = await Promise.all([getTranslations('orders.page.waiting'), getFormat()])
  const people = waitingFor.kind === 'failure' ? requester : f.list(waitingFor.people)
  const what = t.has(waitingFor.kind) ? t(waitingFor.kind as 'approval', { people }) : waitingFor.kind
  const since = t('since', {
    when: f.moment(waitingSince, now),
    time: f.duration(secondsBetween(waitingSince, now)),
  })
  return f.locale === 'en' ? `${what}, ${since}` : `${what}，${since}`
}
