import { useTranslations } from 'next-intl'
import { ChoiceGroup } from '@/components/ui/choice-group'

type Props = { label: string; hint: string; agencies: { id: string; name: string }[]; chosen: string[] }

/** Folded away, since most rules hold for all agencies. */
export function AgencyPicker({ label, hint, agencies, chosen }: Props) {
  const t = useTranslations('orders.rules')
  return (
    <details className="field" open={chosen.length > 0}>
      <summary className="lab">
        {label} <em>{t('agenciesHint')}</em>
      </summary>
      <ChoiceGroup
        kind="checkbox"
        row
        name="agencyIds"
        label={<span className="sr">{hint}</span>}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen}
      />
    </details>
  )
}
