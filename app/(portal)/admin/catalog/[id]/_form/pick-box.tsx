'use client'

import { useId } from 'react'

type Props = {
  label: string
  value: string
  options: { value: string; label: string }[]
  onPick: (value: string) => void
}

/** A controlled select of the editor. */
export function PickBox({ label, value, options, onPick }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="sel" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
