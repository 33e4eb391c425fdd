import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { Thread, type ThreadItem } from '@/components/ui/thread'
import { useFormat } from '@/components/ui/use-format'
import type { StatementPage } from '@/lib/billing/get-statement'
import type { ListedLine } from '@/lib/billing/list-lines'

type Props = {
  disputes: StatementPage['disputes']
  /** The lines disputed, by id. */
  lines: ReadonlyMap<string, ListedLine>
  /** The reviewer answers beneath an open dispute, with what it is about in view. */
  answer?: (disputeId: string, about: ReactNode) => ReactNode
}

export function Disputes({ disputes, lines, answer }: Props) {
  const t = useTranslations('billing')
  const f = useFormat()
  if (disputes.length === 0) return null
  const items: ThreadItem[] = disputes.map(({ dispute, by, answerer }) => {
    const line = lines.get(dispute.lineId)
    const about = f.facts(
      line?.instance,
      line && t('dispute.line', { amount: f.money(line.amountFen) }),
      dispute.expectedFen !== null && t('dispute.expects', { amount: f.money(dispute.expectedFen) }),
    )
    return {
      key: dispute.id,
      is: dispute.answer === null ? 'risk' : dispute.answer === 'rejected' ? 'closed' : 'done',
      title: t('dispute.by', { name: by ?? '' }),
      by: about,
      when: f.moment(dispute.raisedAt),
      children: (
        <div className="stack-4">
          <p lang="zh-CN">{dispute.reason}</p>
          {dispute.answer ? (
            <p>
              <b>{t('dispute.answered', { name: answerer ?? '', answer: t(`answer.${dispute.answer}`) })}</b>{' '}
              <span lang="zh-CN">{dispute.answerText}</span>{' '}
              {dispute.adjustmentFen
                ? t('dispute.adjusted', { amount: f.money(dispute.adjustmentFen) })
                : null}
            </p>
          ) : (
            (answer?.(
              dispute.id,
              <div>
                <p className="t2">{about}</p>
                <p lang="zh-CN">{dispute.reason}</p>
              </div>,
            ) ?? <p className="t3">{t('dispute.waits')}</p>)
          )}
        </div>
      ),
    }
  })
  return (
    <Section title={t('dispute.title')}>
      <Thread items={items} label={t('dispute.title')} />
    </Section>
  )
}
