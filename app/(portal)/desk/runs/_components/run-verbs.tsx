import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import type { RunInDetail } from '@/lib/provisioning/get-run'
import { undoCosts } from '@/lib/provisioning/rules'
import { handOverRunAction, retryRunAction, undoRunAction } from '../actions'

/** Retry, hand over, or undo with what undoing costs. */
export async function RunVerbs({ run }: { run: RunInDetail }) {
  const ctx = await requireCtx('task:read')
  if (!can(ctx.actor, 'run:operate')) return null
  const [t, role] = await Promise.all([getTranslations('provisioning'), getTranslations('auth.roles')])
  const operators = await listRoleHolders(ctx, { role: 'resourceOperator', agencyId: null })
  const colleagues = operators.filter(({ id }) => id !== ctx.actor.personId)
  const fields = { runId: run.id }
  const touched = run.steps.filter(({ state }) => state !== 'waiting' && state !== 'undone')
  const costs = undoCosts(
    run.kind,
    touched.map(({ name }) => name),
  )
  return (
    <>
      <ActionButton action={retryRunAction} fields={fields} variant="primary" icon="refresh">
        {t('runs.retry')}
      </ActionButton>
      <ActionButton
        action={handOverRunAction}
        fields={fields}
        reason={colleagues.length === 0 ? t('nobodyElse', { role: role('resourceOperator') }) : undefined}
        confirm={{
          title: t('runs.handOverTitle'),
          children: (
            <>
              <Select
                name="personId"
                label={t('runs.colleague')}
                options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextArea name="note" label={t('runs.note')} rows={2} required />
            </>
          ),
        }}
      >
        {t('runs.handOver')}
      </ActionButton>
      <ActionButton
        action={undoRunAction}
        fields={fields}
        variant="danger"
        icon="undo"
        confirm={{
          title: t('runs.undoTitle'),
          danger: true,
          consequences: costs.map((cost) => t(`undoCosts.${cost}`)),
          children: <TextArea name="reason" label={t('runs.reason')} rows={2} required />,
        }}
      >
        {t('runs.undo')}
      </ActionButton>
    </>
  )
}
