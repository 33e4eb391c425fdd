import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { TextArea } from '@/components/ui/text-area'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { Decision } from '@/lib/governance/queries'
import { type DecisionVerb, refusalOf } from '@/lib/governance/rules'
import { repealDecisionAction, submitDecisionAction } from '../actions'
import { DecisionForm } from './decision-form'

/** What the authority may do with it; what is not possible now says why. */
export async function DecisionActions({ ctx, decision }: { ctx: Ctx; decision: Decision }) {
  if (!can(ctx.actor, 'decision:draft')) return null
  const t = await getTranslations('governance')
  const reason = (verb: DecisionVerb) => {
    const refused = refusalOf(verb, decision, ctx.actor.personId)
    return refused ? t(`errors.${refused}`) : undefined
  }
  if (decision.state === 'repealed') return null
  const fields = { decisionId: decision.id }
  if (decision.state === 'endorsed')
    return (
      <ActionButton
        action={repealDecisionAction}
        fields={fields}
        variant="danger"
        reason={reason('repeal')}
        confirm={{
          title: t('page.repealTitle'),
          consequences: [t('page.repealText')],
          danger: true,
          children: <TextArea name="reason" label={t('fields.reason')} rows={3} maxLength={500} required />,
        }}
      >
        {t('page.repeal')}
      </ActionButton>
    )
  return (
    <>
      <DialogButton label={t('page.edit')} title={t('page.edit')} icon="edit" reason={reason('edit')} wide>
        <DecisionForm decision={decision} agencies={await listOpenAgencies(ctx)} />
      </DialogButton>
      <ActionButton
        action={submitDecisionAction}
        fields={fields}
        variant="primary"
        reason={reason('submit')}
        confirm={{ title: t('page.submitTitle'), consequences: [t('page.submitText')] }}
      >
        {t('page.submit')}
      </ActionButton>
    </>
  )
}
