'use client'

import { useId } from 'react'
import { useCaller } from './caller-area'

type Props = { words: { caller: string; session: string; token: string; tokenHint: string } }

export function CallerChoice({ words }: Props) {
  const { caller, choose } = useCaller()
  const id = useId()
  const options = [
    { withToken: false, label: words.session },
    { withToken: true, label: words.token },
  ]
  return (
    <fieldset className="field">
      <legend className="lbl">{words.caller}</legend>
      <div className="choices">
        {options.map(({ withToken, label }) => (
          <label className="opt" key={label}>
            <input
              type="radio"
              name={id}
              checked={caller.withToken === withToken}
              onChange={() => choose({ ...caller, withToken })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {caller.withToken ? (
        <>
          <input
            className="in mono"
            type="password"
            autoComplete="off"
            spellCheck={false}
            aria-label={words.token}
            aria-describedby={`${id}-hint`}
            placeholder="zt_…"
            value={caller.token}
            onChange={(event) => choose({ ...caller, token: event.target.value.trim() })}
          />
          <p className="hint" id={`${id}-hint`}>
            {words.tokenHint}
          </p>
        </>
      ) : null}
    </fieldset>
  )
}
