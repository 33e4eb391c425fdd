import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { BusinessSystem } from '@/lib/agencies/business-systems'
import type { Member } from '@/lib/agencies/member-queries'
import type { Agency } from '@/lib/agencies/queries'

type Props = { agency: Agency; members: Member[]; system?: BusinessSystem }

export function SystemFields({ agency, members, system }: Props) {
  const t = useTranslations('agencies.systems')
  const levels = [1, 2, 3, 4, 5].filter((level) => level <= agency.maxProtectionLevel)
  return (
    <>
      <TextInput name="name" label={t('name')} defaultValue={system?.name} required />
      <Select
        name="zone"
        label={t('zone')}
        options={agency.networkZones.map((zone) => ({ value: zone, label: t(`zones.${zone}`) }))}
        defaultValue={system?.zone}
      />
      <Select
        name="protectionLevel"
        label={t('level')}
        hint={t('levelHint')}
        options={levels.map((level) => ({ value: String(level), label: t('levelName', { level }) }))}
        defaultValue={String(system?.protectionLevel ?? 2)}
      />
      <TextInput
        name="filingNumber"
        label={t('filing')}
        mark={t('optional')}
        hint={t('filingHint')}
        defaultValue={system?.filingNumber ?? ''}
      />
      <Select
        name="ownerId"
        label={t('owner')}
        empty={t('noOwner')}
        options={members
          .filter((one) => one.state === 'active')
          .map((one) => ({ value: one.personId, label: one.name }))}
        defaultValue={system?.ownerId ?? ''}
      />
    </>
  )
}
