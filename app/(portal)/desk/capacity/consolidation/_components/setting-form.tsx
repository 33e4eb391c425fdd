import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/ui/form'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { modes } from '@/lib/consolidation/input'
import type { Setting } from '@/lib/consolidation/queries'
import { windowsText } from '@/lib/consolidation/windows'
import { saveConsolidationAction } from '../actions'

/** How often, how much, when, and how many empty hosts stay awake. */
export async function SettingForm({ poolId, setting }: { poolId: string; setting: Setting | null }) {
  const t = await getTranslations('consolidation')
  return (
    <Form
      action={saveConsolidationAction}
      fields={{ poolId }}
      className="stack-4"
      aria-label={t('setting.title')}
    >
      <div className="grid2">
        <Select
          name="mode"
          label={t('setting.mode')}
          options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          defaultValue={setting?.mode ?? 'off'}
        />
        <NumberField
          name="everyMinutes"
          label={t('setting.every')}
          defaultValue={setting?.everyMinutes ?? 10}
          min={10}
          max={60}
          step={10}
          unit={t('setting.minutes')}
        />
      </div>
      <div className="grid2">
        <NumberField
          name="movesPerPlan"
          label={t('setting.movesPerPlan')}
          defaultValue={setting?.movesPerPlan ?? 10}
          min={1}
          max={500}
          step={1}
          unit={t('setting.machines')}
        />
        <NumberField
          name="movesPerHundredRequests"
          label={t('setting.movesPerHundred')}
          hint={t('setting.movesPerHundredHint')}
          defaultValue={setting?.movesPerHundredRequests ?? 10}
          min={0}
          max={1000}
          step={1}
          unit={t('setting.machines')}
        />
      </div>
      <div className="grid2">
        <NumberField
          name="minimumReserve"
          label={t('setting.reserve')}
          hint={t('setting.reserveHint')}
          defaultValue={setting?.minimumReserve ?? 1}
          min={0}
          max={10_000}
          step={1}
          unit={t('setting.hosts')}
        />
        <TextInput
          name="windows"
          label={t('setting.windows')}
          hint={t('setting.windowsHint')}
          defaultValue={windowsText(setting?.windows ?? [])}
          maxLength={200}
        />
      </div>
      <p>
        <SubmitButton>{t('setting.save')}</SubmitButton>
      </p>
    </Form>
  )
}
