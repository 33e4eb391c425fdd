'use client'

import type { ReactNode } from 'react'
import { useField } from './form-context'
import { Scroll } from './scroll'
import { StateGlyph } from './state'

type Row = { value: string; cells: Record<string, ReactNode>; disabled?: boolean; reason?: ReactNode }

type Props = {
  name: string
  label: string
  heads: { key: string; label: ReactNode; num?: boolean; skipOnPhone?: boolean }[]
  rows: Row[]
  defaultValue?: string
  onChange?: (value: string) => void
}

/** Choosing a plan: a small table with radios, since people compare columns. The first cell names the row. */
export function RadioTable({ name, label, heads, rows, defaultValue, onChange }: Props) {
  const field = useField(name)
  const chosen = field.typed ?? defaultValue
  return (
    <fieldset className="field" id={field.id} aria-describedby={field.error ? field.errorId : undefined}>
      <legend className="lab">{label}</legend>
      <Scroll className="plan">
        <table className="tbl tbl--dense">
          <thead>
            <tr>
              <td />
              {heads.map((head) => (
                <th key={head.key} scope="col" className={cellClass(head)}>
                  {head.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.value}>
                <td>
                  <input
                    type="radio"
                    data-pick
                    id={`${field.id}-${row.value}`}
                    name={name}
                    value={row.value}
                    defaultChecked={row.value === chosen}
                    disabled={row.disabled}
                    onChange={() => onChange?.(row.value)}
                  />
                </td>
                {heads.map((head, at) => (
                  <td key={head.key} className={cellClass(head)}>
                    {at === 0 ? (
                      <label htmlFor={`${field.id}-${row.value}`}>{row.cells[head.key]}</label>
                    ) : (
                      row.cells[head.key]
                    )}
                    {at === 0 && row.reason ? <span className="sub">{row.reason}</span> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {field.error ? (
        <span className="err" id={field.errorId}>
          <StateGlyph is="failed" />
          {field.error}
        </span>
      ) : null}
    </fieldset>
  )
}

function cellClass(head?: { num?: boolean; skipOnPhone?: boolean }): string {
  return `${head?.num ? 'num' : ''} ${head?.skipOnPhone ? 'hide-s' : ''}`
}
