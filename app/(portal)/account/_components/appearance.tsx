'use client'

import { useEffect, useState } from 'react'
import { changeText, changeTheme } from '@/components/shell/change-appearance'

type Words = { theme: string; system: string; light: string; dark: string; large: string }
const themes = ['system', 'light', 'dark'] as const

/** Kept in cookies of this browser: a shared screen may need another look than one's own. */
export function Appearance({ words }: { words: Words }) {
  const [theme, setTheme] = useState('system')
  const [large, setLarge] = useState(false)
  useEffect(() => {
    setTheme(document.documentElement.dataset.theme ?? 'system')
    setLarge(document.documentElement.dataset.text === 'large')
  }, [])
  return (
    <div className="row">
      <fieldset className="seg" aria-label={words.theme}>
        {themes.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={theme === one}
            onClick={() => {
              setTheme(one)
              changeTheme(one === 'system' ? undefined : one)
            }}
          >
            {words[one]}
          </button>
        ))}
      </fieldset>
      <label className="opt">
        <input
          type="checkbox"
          checked={large}
          onChange={(event) => {
            setLarge(event.currentTarget.checked)
            changeText(event.currentTarget.checked ? 'large' : undefined)
          }}
        />
        <span>{words.large}</span>
      </label>
    </div>
  )
}
