'use client'

import { useTranslations } from 'next-intl'
import { DateField } from '@/components/ui/date-field'
import { Select } from '@/components/ui/select'
import { useFormat } from '@/components/ui/use-format'
import { lineName } from './draft-types'
import type { LineProps } from './line-card'

/** When the line begins, and what happens when its period is over. */
export function TermFields({ line, instances, onChange }: LineProps) {
  const t = useTranslations('orders.form.term')
  const actions = useTranslations('orders.endActions')
  const f = useFormat()
  const instance = instances.find(({ id }) => id === line.instanceId)
  return (
    <div className="grid3">
      {line.kind === 'renew' ? (
        <p className="small t2">
          {t('presentEnd', { day: instance?.endsOn ? f.date(instance.endsOn) : '—' })}
        </p>
      ) : (
        <DateField
          name={lineName(line.key, 'startsOn')}
          label={t(line.kind === 'close' ? 'closesOn' : 'startsOn')}
          mark={t('optional')}
          hint={t(line.kind === 'close' ? 'closesHint' : 'startsHint')}
          defaultValue={line.startsOn ?? undefined}
          onChange={onChange}
        />
      )}
      {line.kind === 'close' || line.kind === 'changePlan' ? null : (
        <Select
          name={lineName(line.key, 'endAction')}
          label={t('atEnd')}
          hint={t('atEndHint')}
          defaultValue={line.endAction}
          options={(['renew', 'stop', 'close'] as const).map((value) => ({ value, label: actions(value) }))}
        />
      )}
    </div>
  )
}
