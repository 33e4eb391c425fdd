import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { Thread, type ThreadItem } from '@/components/ui/thread'
import type { Decision, Endorsement } from '@/lib/governance/queries'
import { getFormat } from '@/lib/i18n/get-format'

type Props = { decision: Decision; endorsements: Endorsement[]; names: Map<string, string>; now: Date }

/** Drafted, submitted, returned or endorsed at which level, repealed: who, when, and what was said; the newest first. */
export async function HistorySection({ decision, endorsements, names, now }: Props) {
  const [t, f] = await Promise.all([getTranslations('governance.history'), getFormat()])
  const level = await getTranslations('governance.levels')
  const name = (id: string | null) => names.get(id ?? '') ?? ''
  const submitted = (revision: number, by: string | null, at: Date): ThreadItem => ({
    key: `submitted ${revision}`,
    is: 'done',
    title: t('submitted', { revision }),
    by: name(by),
    when: f.moment(at, now),
  })
  const items: ThreadItem[] = endorsements.flatMap((said): ThreadItem[] => [
    {
      key: said.id,
      is: said.verdict === 'endorse' ? 'done' : 'returned',
      title: t(said.verdict),
      by: t('by', { name: name(said.personId), level: level(said.level) }),
      when: f.moment(said.at, now),
      children: said.opinion ? (
        <p className="whitespace-pre-line">
          <Spoken>{said.opinion}</Spoken>
        </p>
      ) : null,
    },
    submitted(said.revision, said.submittedBy, said.submittedAt),
  ])
  if (decision.repealedAt)
    items.unshift({
      key: 'repealed',
      is: 'closed',
      title: t('repealed'),
      by: name(decision.repealedBy),
      when: f.moment(decision.repealedAt, now),
      children: (
        <p>
          <Spoken>{decision.repealReason}</Spoken>
        </p>
      ),
    })
  if (decision.state === 'submitted' && decision.submittedAt)
    items.unshift(
      { key: 'waiting', is: 'here', title: t('waiting'), next: true },
      submitted(decision.revision, decision.submittedBy, decision.submittedAt),
    )
  items.push({
    key: 'drafted',
    is: 'draft',
    title: t('drafted'),
    by: name(decision.draftedBy),
    when: f.moment(decision.createdAt, now),
  })
  return (
    <Section title={t('title')}>
      <Thread items={items} label={t('title')} />
    </Section>
  )
}
