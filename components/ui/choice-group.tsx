'use client'

import type { ReactNode } from 'react'
import { Field, type FieldBase } from './field'

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = FieldBase & {
  options: Choice[]
  defaultValue?: string | string[]
  kind?: 'radio' | 'checkbox'
  row?: boolean
}

/** A few choices under one label: `radio` picks one, `checkbox` any number. */
export function ChoiceGroup({
  name,
  label,
  mark,
  hint,
  error,
  options,
  defaultValue,
  kind = 'radio',
  row,
}: Props) {
  // A name that ends in [] reaches the action as an array, whatever the number of boxes ticked.
  const inputName = kind === 'checkbox' && !name.endsWith('[]') ? `${name}[]` : name
  const given = defaultValue === undefined ? [] : [defaultValue].flat()
  return (
    <Field name={inputName} label={label} mark={mark} hint={hint} error={error} group>
      {({ typedAll }) => (
        <div className={row ? 'choices row' : 'choices'}>
          {options.map((option) => (
            <label className="opt" key={option.value}>
              <input
                type={kind}
                name={inputName}
                value={option.value}
                defaultChecked={(typedAll ?? given).includes(option.value)}
                disabled={option.disabled}
              />
              <span className={option.disabled ? 't3' : undefined}>
                {option.label}
                {option.hint ? <small>{option.hint}</small> : null}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  )
}
