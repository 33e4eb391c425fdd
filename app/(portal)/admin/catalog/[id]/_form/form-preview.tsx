'use client'

import { useState } from 'react'
import { formEffects } from '@/lib/catalog/form-effects'
import type { FormSchema } from '@/lib/catalog/form-schema'
import type { Localized } from '@/lib/catalog/localized'
import { ConfigField } from '../../../../orders/_form/config-field'

type Props = { schema: FormSchema; images: { id: string; name: Localized }[] }

/** The order form as agencies will have it, with the order form's own controls; rules act on what is typed. */
export function FormPreview({ schema, images }: Props) {
  const [values, setValues] = useState<Record<string, unknown>>({})
  const effects = formEffects(schema, values)
  const choices = { systems: [], budgets: [], images, sshKeys: [], subnets: [], catalog: [] }
  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      onInput={(event) => setValues(read(event.currentTarget))}
      noValidate
    >
      {schema.fields
        .filter(({ name }) => !effects.get(name)?.hidden)
        .map((field) => (
          <ConfigField
            key={`${field.name}:${field.type}`}
            field={field}
            effect={effects.get(field.name)}
            name={`preview.${field.name}`}
            initial={'initial' in field ? field.initial : undefined}
            choices={choices}
            zone={undefined}
            names={[]}
            onChange={() => {}}
          />
        ))}
    </form>
  )
}

function read(form: HTMLFormElement): Record<string, unknown> {
  const data = new FormData(form)
  return Object.fromEntries(
    [...new Set(data.keys())].map((key) => {
      const all = data.getAll(key)
      const name = key.replace(/^preview\./, '').replace(/\[\]$/, '')
      return [name, key.endsWith('[]') ? all : all[0]]
    }),
  )
}
