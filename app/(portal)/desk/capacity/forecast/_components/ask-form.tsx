import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { MachinePlan } from '@/lib/catalog/list-machine-plans'
import { inLocale } from '@/lib/i18n/in-locale'
import type { Pool } from '@/lib/scheduler/list-pools'
import { policyNames } from '@/lib/scheduler/policies/policies'
import { askForecastAction } from '../actions'

/** More hosts, another policy, other growth, an agency's plan: each alone or together. */
export async function AskForm({ pool, plans }: { pool: Pool; plans: readonly MachinePlan[] }) {
  const [t, h, locale] = [
    await getTranslations('scheduler.forecast.ask'),
    await getTranslations('scheduler.policies'),
    await getLocale(),
  ]
  return (
    <Form action={askForecastAction} fields={{ poolId: pool.id }} className="stack-4" aria-label={t('title')}>
      <div className="grid3">
        <NumberField
          name="days"
          label={t('days')}
          defaultValue={120}
          min={7}
          max={365}
          step={1}
          unit={t('day')}
        />
        <NumberField
          name="growthPercent"
          label={t('growth')}
          hint={t('growthHint')}
          defaultValue={0}
          min={-90}
          max={900}
          step={10}
          unit="%"
        />
        <Select
          name="policy"
          label={t('policy')}
          options={policyNames.map((value) => ({ value, label: h(value) }))}
          defaultValue={pool.policy}
        />
      </div>
      <fieldset className="stack-4">
        <legend>{t('hosts')}</legend>
        <div className="grid3">
          <NumberField
            name="moreHosts"
            label={t('moreHosts')}
            defaultValue={0}
            min={0}
            max={10_000}
            step={1}
          />
          <NumberField name="hostVcpu" label={t('hostVcpu')} defaultValue={64} min={1} max={1024} step={8} />
          <NumberField
            name="hostMemoryGiB"
            label={t('hostMemory')}
            defaultValue={256}
            min={1}
            max={16_384}
            step={64}
            unit="GiB"
          />
        </div>
      </fieldset>
      <fieldset className="stack-4">
        <legend>{t('newcomer')}</legend>
        <div className="grid3">
          <NumberField name="machines" label={t('machines')} defaultValue={0} min={0} max={10_000} step={1} />
          <Select
            name="planId"
            label={t('plan')}
            options={[
              { value: '', label: t('noPlan') },
              ...plans.map(({ id, name }) => ({ value: id, label: inLocale(name, locale) })),
            ]}
            defaultValue=""
          />
          <NumberField
            name="fromDay"
            label={t('fromDay')}
            hint={t('fromDayHint')}
            defaultValue={0}
            min={0}
            max={365}
            step={1}
          />
        </div>
      </fieldset>
      <p>
        <SubmitButton>{t('submit')}</SubmitButton>
      </p>
    </Form>
  )
}
