'use client'

import { Fragment, type SelectHTMLAttributes } from 'react'
import { Field, type FieldBase } from './field'
import { langOf } from './spoken'

export type Option = { value: string; label: string; disabled?: boolean; group?: string }

type Native = 'required' | 'disabled' | 'onChange'

type Props = FieldBase &
  Pick<SelectHTMLAttributes<HTMLSelectElement>, Native> & {
    options: Option[]
    defaultValue?: string
    /** An empty first choice in words, where nothing is chosen yet. */
    empty?: string
  }

export function Select({ name, label, mark, hint, error, options, defaultValue, empty, ...native }: Props) {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Field name={name} label={label} mark={mark} hint={hint} error={error}>
      {({ typed, typedAll: _, ...control }) => (
        <select
          key={typed}
          {...native}
          {...control}
          className="sel"
          defaultValue={typed ?? defaultValue ?? ''}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {groups.map((group) => {
            const inside = options.filter((option) => option.group === group).map(toOption)
            return group ? (
              <optgroup key={group} label={group}>
                {inside}
              </optgroup>
            ) : (
              <Fragment key="ungrouped">{inside}</Fragment>
            )
          })}
        </select>
      )}
    </Field>
  )
}

function toOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled} lang={langOf(label)}>
      {label}
    </option>
  )
}
