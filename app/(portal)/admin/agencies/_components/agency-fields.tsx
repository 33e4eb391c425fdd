import { useLocale, useTranslations } from 'next-intl'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { AgencyChoices } from '@/lib/agencies/list-agencies'
import type { Agency } from '@/lib/agencies/queries'
import { inLocale } from '@/lib/i18n/in-locale'

const zones = ['intranet', 'extranet', 'internet'] as const

/** Name, two parents (region and sector), zones and level. */
export function AgencyFields({ choices, agency }: { choices: AgencyChoices; agency?: Agency }) {
  const [t, zone, locale] = [
    useTranslations('agencies.agencies'),
    useTranslations('agencies.systems'),
    useLocale(),
  ]
  const sectors = choices.sectors.map((one) => ({
    value: one.code,
    label: inLocale({ zh: one.nameZh, en: one.nameEn }, locale),
  }))
  const sectorName = new Map(sectors.map((one) => [one.value, one.label]))
  return (
    <>
      <TextInput name="name" label={t('name')} defaultValue={agency?.name} required />
      <TextInput name="shortName" label={t('shortName')} defaultValue={agency?.shortName} required />
      <Select
        name="divisionCode"
        label={t('division')}
        hint={t('divisionHint')}
        empty={t('choose')}
        options={choices.divisions.map((one) => ({ value: one.code, label: `${one.name} ${one.code}` }))}
        defaultValue={agency?.divisionCode ?? ''}
      />
      <Select
        name="sectorCode"
        label={t('sector')}
        empty={t('choose')}
        options={sectors}
        defaultValue={agency?.sectorCode ?? ''}
      />
      <Select
        name="superiorId"
        label={t('superior')}
        hint={t('superiorHint')}
        empty={t('noSuperior')}
        options={choices.superiors
          .filter((one) => one.id !== agency?.id)
          .map((one) => ({ value: one.id, label: one.name, group: sectorName.get(one.sectorCode) }))}
        defaultValue={agency?.superiorId ?? ''}
      />
      <ChoiceGroup
        kind="checkbox"
        name="zones"
        label={t('zones')}
        row
        options={zones.map((one) => ({ value: one, label: zone(`zones.${one}`) }))}
        defaultValue={agency?.networkZones ?? ['extranet']}
      />
      <Select
        name="maxProtectionLevel"
        label={t('maxLevel')}
        options={[1, 2, 3, 4, 5].map((level) => ({
          value: String(level),
          label: zone('levelName', { level }),
        }))}
        defaultValue={String(agency?.maxProtectionLevel ?? 3)}
      />
    </>
  )
}
