'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { Field, type FieldBase } from './field'
import { Icon } from './icon'

type Props = FieldBase & {
  defaultValue?: number
  min?: number
  max?: number
  step?: number
  unit?: ReactNode
  required?: boolean
  disabled?: boolean
  onChange?: (value: number) => void
}

/** A whole number with minus and plus; the step is the unit things are sold in. */
export function NumberField({
  name,
  label,
  mark,
  hint,
  error,
  defaultValue,
  unit,
  onChange,
  ...limits
}: Props) {
  const t = useTranslations('ui.form')
  const input = useRef<HTMLInputElement>(null)
  function turn(up: boolean) {
    const box = input.current
    if (!box || box.disabled) return
    if (up) box.stepUp()
    else box.stepDown()
    onChange?.(box.valueAsNumber)
  }
  return (
    <Field name={name} label={label} mark={mark} hint={hint} error={error}>
      {({ typed, typedAll: _, ...control }) => (
        <span className="step">
          <button type="button" onClick={() => turn(false)} aria-label={t('less')} disabled={limits.disabled}>
            <Icon name="minus" small />
          </button>
          <input
            {...limits}
            {...control}
            ref={input}
            className="in"
            type="number"
            inputMode="numeric"
            defaultValue={typed ?? defaultValue}
            onChange={(event) => onChange?.(event.currentTarget.valueAsNumber)}
          />
          <button type="button" onClick={() => turn(true)} aria-label={t('more')} disabled={limits.disabled}>
            <Icon name="plus" small />
          </button>
          {unit ? <span>{unit}</span> : null}
        </span>
      )}
    </Field>
  )
}
