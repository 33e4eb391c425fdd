import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Role } from '@/lib/auth/roles'
import { requireCtx } from '@/lib/auth/session'
import type { ShownTask } from '@/lib/provisioning/list-tasks'
import { routes } from '@/lib/routes'
import { completeTaskAction, failTaskAction, reassignTaskAction, takeTaskAction } from '../actions'

/** Take, end, hand over; what is not possible says why beside it. */
export async function TaskVerbs({ task }: { task: ShownTask }) {
  const ctx = await requireCtx('task:read')
  const [t, all, role] = await Promise.all([
    getTranslations('provisioning.queue'),
    getTranslations('provisioning'),
    getTranslations('auth.roles'),
  ])
  const holders = await listRoleHolders(ctx, { role: task.role as Role, agencyId: null })
  const colleagues = holders.filter(({ id }) => id !== (task.assigneeId ?? ctx.actor.personId))
  const fields = { taskId: task.id }
  const others = task.assigneeId !== null && task.assigneeId !== ctx.actor.personId
  const reason = others ? t('notMine', { name: task.assigneeName ?? '' }) : undefined
  const result = <TextArea name="result" label={t('result')} rows={3} hint={t('completeHint')} required />
  return (
    <>
      {task.state === 'open' ? (
        <ActionButton action={takeTaskAction} fields={fields}>
          {t('take')}
        </ActionButton>
      ) : null}
      {task.kind === 'stuckRun' && task.runId ? (
        <LinkButton href={routes.desk.run(task.runId)} variant="primary">
          {t('decideRun')}
        </LinkButton>
      ) : (
        <ActionButton
          action={completeTaskAction}
          fields={fields}
          variant="primary"
          reason={reason}
          confirm={{ title: t('completeTitle'), children: result }}
        >
          {t('complete')}
        </ActionButton>
      )}
      {task.kind === 'manualFulfilment' ? (
        <ActionButton
          action={failTaskAction}
          fields={fields}
          variant="danger"
          reason={reason}
          confirm={{
            title: t('failTitle'),
            consequences: [t('failConsequence')],
            danger: true,
            children: <TextArea name="result" label={t('reason')} rows={3} required />,
          }}
        >
          {t('fail')}
        </ActionButton>
      ) : null}
      <ActionButton
        action={reassignTaskAction}
        fields={fields}
        variant="quiet"
        reason={colleagues.length === 0 ? all('nobodyElse', { role: role(task.role as Role) }) : undefined}
        confirm={{
          title: t('handOverTitle'),
          children: (
            <Select
              name="personId"
              label={t('colleague')}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ),
        }}
      >
        {t('handOver')}
      </ActionButton>
    </>
  )
}
