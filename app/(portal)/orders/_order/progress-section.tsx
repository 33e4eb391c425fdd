import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { Expected } from '@/lib/orders/expect-capacity'
import type { LineProgress } from '@/lib/provisioning/order-progress'
import type { ChoiceTold } from '@/lib/scheduler/list-choices'
import { LineUnit } from './line-unit'
import type { OrderPart } from './shared'
import { waitingWords } from './waiting-words'

type Props = OrderPart & {
  progress: LineProgress[]
  choices: ReadonlyMap<string, ChoiceTold>
  expected: ReadonlyMap<string, Expected>
}

/** Each unit with its steps as they happen; a failed one stands open with what went wrong and the ways on. */
export async function ProgressSection({ progress, choices, expected, ...part }: Props) {
  const { order, now } = part
  const t = await getTranslations('orders.page.progress')
  if (!order.approvedAt || order.lines.length === 0) return null
  const waiting = await waitingWords(order, now)
  const live = order.state === 'fulfilling' || order.state === 'approved'
  return (
    <Section
      title={t('title')}
      note={live ? <span aria-live="polite">{t('live')}</span> : undefined}
      aside={waiting ? <span className="t2">{waiting}</span> : undefined}
    >
      {order.lines.map((line) => (
        <LineUnit
          key={line.id}
          {...part}
          line={line}
          choice={choices.get(line.id)}
          expected={line.state === 'waitingForCapacity' ? expected.get(line.planId ?? '') : undefined}
          run={progress.find(({ orderLineId }) => orderLineId === line.id)}
        />
      ))}
    </Section>
  )
}
