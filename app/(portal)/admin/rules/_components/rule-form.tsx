import { getTranslations } from 'next-intl/server'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { printYuan } from '@/lib/money'
import type { ListedRule } from '@/lib/orders/list-rules'
import { families, lineKinds } from '@/lib/orders/rule-choices'
import { maxSteps } from '@/lib/orders/rule-input'
import { saveRuleAction } from '../actions'
import { AgencyPicker } from './agency-picker'
import { StepFields } from './step-fields'

type Props = { rule?: ListedRule; agencies: { id: string; name: string }[] }

const yuan = (fen: string | undefined) => (fen ? printYuan(BigInt(fen)) : undefined)

/** Conditions first, then who decides in which order. */
export async function RuleForm({ rule, agencies }: Props) {
  const [t, familyNames, kinds, levels] = await Promise.all([
    getTranslations('orders.rules'),
    getTranslations('catalog.families'),
    getTranslations('orders.kinds'),
    getTranslations('catalog.levels'),
  ])
  const condition = rule?.condition ?? {}
  return (
    <Form action={saveRuleAction} fields={{ ruleId: rule?.id }}>
      <div className="grid2">
        <TextInput name="nameZh" label={t('nameZh')} defaultValue={rule?.name.zh} required />
        <TextInput name="nameEn" label={t('nameEn')} defaultValue={rule?.name.en} required />
        <TextInput
          name="minYuan"
          label={t('amountFrom')}
          inputMode="decimal"
          defaultValue={yuan(condition.minFen)}
        />
        <TextInput
          name="maxYuan"
          label={t('amountTo')}
          inputMode="decimal"
          defaultValue={yuan(condition.maxFen)}
        />
      </div>
      <ChoiceGroup
        kind="checkbox"
        row
        name="families"
        label={t('families')}
        options={families.map((value) => ({ value, label: familyNames(value) }))}
        defaultValue={condition.families ?? []}
      />
      <ChoiceGroup
        kind="checkbox"
        row
        name="kinds"
        label={t('kinds')}
        options={lineKinds.map((value) => ({ value, label: kinds(value) }))}
        defaultValue={condition.kinds ?? []}
      />
      <ChoiceGroup
        kind="checkbox"
        row
        name="protectionLevels"
        label={t('levels')}
        options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: levels(value) }))}
        defaultValue={(condition.protectionLevels ?? []).map(String)}
      />
      <AgencyPicker
        label={t('agencies')}
        hint={t('agenciesHint')}
        agencies={agencies}
        chosen={condition.agencyIds ?? []}
      />
      <fieldset className="field">
        <legend className="lab">{t('steps')}</legend>
        <span className="hint">{t('stepsHint')}</span>
        {Array.from({ length: maxSteps }, (_, at) => (
          <StepFields key={String(at)} at={at} step={rule?.steps[at]} />
        ))}
      </fieldset>
      <div className="form-foot">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </Form>
  )
}
