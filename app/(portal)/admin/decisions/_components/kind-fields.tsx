'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DateField } from '@/components/ui/date-field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'

type Kind = 'target' | 'policy' | 'exemption' | 'calendar'
type Props = {
  kinds: readonly Kind[]
  agencies: { id: string; name: string }[]
  given?: {
    kind: Kind
    agencyId: string | null
    targetValue: string | null
    unit: string | null
    dueOn: string | null
  }
}

/** The kind, and what only this kind has. */
export function KindFields({ kinds, agencies, given }: Props) {
  const t = useTranslations('governance')
  const [kind, setKind] = useState<string>(given?.kind ?? 'policy')
  return (
    <>
      <Select
        name="kind"
        label={t('fields.kind')}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        defaultValue={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        required
      />
      {kind === 'exemption' ? (
        <Select
          name="agencyId"
          label={t('fields.agency')}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          empty={t('fields.choose')}
          defaultValue={given?.agencyId ?? undefined}
          required
        />
      ) : null}
      {kind === 'target' ? (
        <div className="grid3">
          <TextInput
            name="targetValue"
            label={t('fields.targetValue')}
            defaultValue={given?.targetValue ? String(Number(given.targetValue)) : undefined}
            inputMode="decimal"
            required
          />
          <TextInput
            name="unit"
            label={t('fields.unit')}
            defaultValue={given?.unit ?? undefined}
            maxLength={20}
            required
          />
          <DateField
            name="dueOn"
            label={t('fields.dueOn')}
            defaultValue={given?.dueOn ?? undefined}
            required
          />
        </div>
      ) : null}
    </>
  )
}
