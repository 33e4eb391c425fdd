import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { DateField } from '@/components/ui/date-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { getFormat } from '@/lib/i18n/get-format'
import type { Pool } from '@/lib/scheduler/list-pools'
import type { PlannedHosts as Planned } from '@/lib/scheduler/planned-hosts/list-planned-hosts'
import { EqualHostsFields } from '../../_components/equal-hosts-fields'
import { dropPlannedHostsAction, planHostsAction } from '../actions'

type Props = { pool: Pool; planned: Planned[]; mayManage: boolean }

/** Hosts on order, on whose day forecasts and answers to orders count. */
export async function PlannedHosts({ pool, planned, mayManage }: Props) {
  const [t, f] = await Promise.all([getTranslations('scheduler.forecast.planned'), getFormat()])
  const words = ({ count, vcpu, memoryMiB, expectedOn }: Planned) =>
    t('row', { count, vcpu, memory: f.mib(memoryMiB), day: f.date(expectedOn) })
  return (
    <>
      {planned.length === 0 ? <p className="t3">{t('none')}</p> : null}
      <ul className="list">
        {planned.map((row) => (
          <li key={row.id}>
            {words(row)}{' '}
            {mayManage ? (
              <ActionButton
                action={dropPlannedHostsAction}
                fields={{ plannedId: row.id }}
                size="small"
                aria-label={t('dropName', { row: words(row) })}
                confirm={{ title: t('dropName', { row: words(row) }), consequences: [t('dropConsequence')] }}
              >
                {t('drop')}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <DialogButton label={t('add')} title={t('addTo', { pool: pool.name })}>
          <Form action={planHostsAction} fields={{ poolId: pool.id }} className="stack-4">
            <DateField name="expectedOn" label={t('expectedOn')} required />
            <EqualHostsFields />
            <SubmitButton>{t('submit')}</SubmitButton>
          </Form>
        </DialogButton>
      ) : null}
    </>
  )
}
