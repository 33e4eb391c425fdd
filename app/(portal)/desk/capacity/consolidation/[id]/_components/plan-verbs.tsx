import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/action-button'
import { TextInput } from '@/components/ui/text-input'
import type { PlanInFull } from '@/lib/consolidation/find-plan'
import { planCan } from '@/lib/consolidation/rules'
import { approvePlanAction, rejectPlanAction, stopPlanAction } from '../../actions'

/** A proposal is approved or rejected, what is going on may be stopped. */
export function PlanVerbs({ plan }: { plan: PlanInFull }) {
  const t = useTranslations('consolidation')
  const fields = { planId: plan.id }
  if (planCan('stop', plan))
    return (
      <ActionButton
        action={stopPlanAction}
        fields={fields}
        confirm={{
          title: t('stop.title'),
          verb: t('verbs.stop'),
          consequences: [t('stop.rest'), t('stop.current'), t('stop.hosts')],
          children: <TextInput name="reason" label={t('stop.reason')} required />,
        }}
      >
        {t('verbs.stop')}
      </ActionButton>
    )
  if (!planCan('approve', plan)) return null
  const sleepers = plan.touched.filter(({ sleeps }) => sleeps).length
  return (
    <>
      <ActionButton
        action={rejectPlanAction}
        fields={fields}
        confirm={{
          title: t('reject.title'),
          verb: t('verbs.reject'),
          consequences: [t('reject.consequence')],
          children: <TextInput name="reason" label={t('reject.reason')} required />,
        }}
      >
        {t('verbs.reject')}
      </ActionButton>
      <ActionButton
        action={approvePlanAction}
        fields={fields}
        variant="primary"
        confirm={{
          title: t('approve.title'),
          verb: t('verbs.approve'),
          consequences: [
            ...(plan.moves.length > 0
              ? [t('approve.reserve', { n: plan.moves.length }), t('approve.moves')]
              : []),
            t('approve.sleep', { n: sleepers }),
          ],
        }}
      >
        {t('verbs.approve')}
      </ActionButton>
    </>
  )
}
