import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { listAgencyNames, listNames } from '@/lib/agencies/list-names'
import { requireCtx } from '@/lib/auth/session'
import { getDecision } from '@/lib/governance/queries'
import { inForce } from '@/lib/governance/rules'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { dayOf } from '@/lib/shanghai'
import { DecisionActions } from '../_components/decision-actions'
import { decisionLooks, spanWords, targetWords } from '../_components/decision-words'
import { HistorySection } from '../_components/history-section'
import { JudgeSection } from '../_components/judge-section'

/** Read once for the title and the page. */
const load = cache(async (id: string) => {
  const ctx = await requireCtx('decision:read')
  return orNotFound(getDecision(ctx, idOrNotFound(id)))
})

export async function generateMetadata({ params }: PageProps<'/admin/decisions/[id]'>) {
  const [{ decision }, t] = await Promise.all([load((await params).id), getTranslations('governance')])
  return { title: `${t('list.title')} ${decision.number}` }
}

/** A decision: what it says, whether it is in force, and who said what about it at which level. */
export default async function DecisionPage({ params }: PageProps<'/admin/decisions/[id]'>) {
  const ctx = await requireCtx('decision:read')
  const [{ decision, endorsements }, t, f] = await Promise.all([
    load((await params).id),
    getTranslations('governance'),
    getFormat(),
  ])
  const people = [decision.draftedBy, decision.submittedBy, decision.repealedBy].flatMap((id) => id ?? [])
  const said = endorsements.flatMap(({ personId, submittedBy }) => [personId, submittedBy])
  const [names, agencies] = await Promise.all([
    listNames(ctx, [...people, ...said]),
    listAgencyNames(ctx, decision.agencyId ? [decision.agencyId] : []),
  ])
  const now = ctx.now()
  const holds = inForce(decision, dayOf(now))
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('list.title'), href: routes.admin.decisions.list }, { label: decision.number }]}
        title={decision.title}
        beside={<State {...decisionLooks[decision.state]}>{t(`states.${decision.state}`)}</State>}
        actions={<DecisionActions ctx={ctx} decision={decision} />}
      />
      <JudgeSection ctx={ctx} decision={decision} />
      <Section title={t('page.facts')}>
        <KeyValues
          items={[
            { key: t('fields.number'), value: <span className="mono">{decision.number}</span> },
            { key: t('fields.kind'), value: t(`kinds.${decision.kind}`) },
            {
              key: t('fields.agency'),
              value: agencies.get(decision.agencyId ?? ''),
              hide: !decision.agencyId,
            },
            {
              key: t('fields.target'),
              value: targetWords(t, f, decision),
              hide: decision.kind !== 'target',
            },
            { key: t('fields.effective'), value: spanWords(t, f, decision) },
            {
              key: t('fields.state'),
              value: holds ? t('page.inForce') : t('page.notInForce'),
              hide: decision.state !== 'endorsed',
            },
            { key: t('fields.draftedBy'), value: names.get(decision.draftedBy) ?? '' },
          ]}
        />
      </Section>
      <Section title={t('fields.text')}>
        <p className="measure whitespace-pre-line">
          <Spoken>{decision.text}</Spoken>
        </p>
      </Section>
      <HistorySection {...{ decision, endorsements, names, now }} />
    </>
  )
}
