import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { ListedRule } from '@/lib/orders/list-rules'
import { approvalRoles } from '@/lib/orders/rule-choices'

/** One step of a chain; without a role there is none at this place. */
export function StepFields({ at, step }: { at: number; step: ListedRule['steps'][number] | undefined }) {
  const t = useTranslations('orders.rules')
  const name = (field: string) => `steps.${at}.${field}`
  return (
    <details className="line mt-3" open={Boolean(step) || at === 0}>
      <summary className="line__head">
        <b>{t('step', { n: at + 1 })}</b>
        <span className="t2">{step?.name.zh}</span>
      </summary>
      <div className="line__body">
        <div className="grid3">
          <Select
            name={name('role')}
            label={t('role')}
            empty={t('noStep')}
            defaultValue={step?.role}
            options={approvalRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <TextInput name={name('nameZh')} label={t('nameZh')} defaultValue={step?.name.zh} />
          <TextInput name={name('nameEn')} label={t('nameEn')} defaultValue={step?.name.en} />
          <Select
            name={name('mode')}
            label={t('mode')}
            defaultValue={step?.mode ?? 'any'}
            options={(['any', 'all', 'k'] as const).map((value) => ({ value, label: t(`modes.${value}`) }))}
          />
          <TextInput name={name('k')} label={t('k')} type="number" defaultValue={String(step?.k ?? 1)} />
          <TextInput
            name={name('hours')}
            label={t('hours')}
            type="number"
            defaultValue={String(step?.hours ?? 8)}
          />
        </div>
      </div>
    </details>
  )
}
