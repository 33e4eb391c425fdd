import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import { Thread, type ThreadItem } from '@/components/ui/thread'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import type { StepView } from '@/lib/orders/get-order'
import { secondsBetween } from './order-words'
import type { OrderPart } from './shared'

const looks: Record<StepView['state'], { is: StateShape; tone?: 'bad' }> = {
  waiting: { is: 'waiting' },
  open: { is: 'here' },
  approved: { is: 'done' },
  rejected: { is: 'closed', tone: 'bad' },
  returned: { is: 'returned' },
  skipped: { is: 'closed' },
}
const votes = {
  approve: { is: 'done' },
  return: { is: 'returned' },
  reject: { is: 'closed', tone: 'bad' },
} as const

/** Every step of every submission: who decided, for whom, when, how long it took and within which limit. */
export async function ApprovalSection({ order, now }: OrderPart) {
  const [t, f] = await Promise.all([getTranslations('orders.page.approval'), getFormat()])
  const language = languageOf(f.locale)
  if (order.revision === 0) return null
  const when = (step: StepView) => {
    const limit = t('limit', { hours: step.hours })
    if (step.openedAt && step.closedAt)
      return f.facts(
        f.moment(step.closedAt, now),
        t('used', { time: f.duration(secondsBetween(step.openedAt, step.closedAt)) }),
        limit,
      )
    if (step.state !== 'open' || !step.dueAt) return limit
    return f.facts(
      t('due', { when: f.moment(step.dueAt, now) }),
      new Date(step.dueAt) < now && t('overdue'),
      step.dueProvisional && t('provisional'),
    )
  }
  const items = order.steps.map(
    (step): ThreadItem => ({
      key: step.id,
      ...looks[step.state],
      title: step.name[language],
      by: (
        <>
          <span>{t(step.state)}</span>
          {step.revision === order.revision ? null : (
            <span className="t3">{t('earlier', { revision: step.revision })}</span>
          )}
        </>
      ),
      when: when(step),
      next: step.state === 'waiting',
      children: (
        <>
          {step.state === 'open' ? (
            <p>
              <Spoken>
                {t('people', { people: f.list(step.people), mode: step.mode, needed: step.needed })}
              </Spoken>
            </p>
          ) : null}
          {step.votes.map((vote) => {
            const name =
              vote.personId === vote.forPersonId
                ? vote.person
                : t('for', { name: vote.forPerson, by: vote.person })
            return (
              <p key={`${vote.forPersonId}${vote.at}`}>
                <State {...votes[vote.decision]}>
                  {vote.comment ? t('comment', { name, comment: vote.comment }) : t('noComment', { name })}
                </State>
              </p>
            )
          })}
        </>
      ),
    }),
  )
  return (
    <Section title={t('title')} note={order.rule ? t('rule', { name: order.rule[language] }) : undefined}>
      {order.autoApproved ? <p className="t2">{t('auto')}</p> : <Thread items={items} label={t('title')} />}
    </Section>
  )
}
