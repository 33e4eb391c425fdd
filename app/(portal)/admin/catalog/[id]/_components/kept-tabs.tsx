'use client'

import { type ReactNode, useState } from 'react'

type Props = { current: string; version: number; children: ReactNode }
type Seen = { version: number; round: number; tabs: ReadonlyMap<string, ReactNode> }

/**
 * A tab once looked at stays as it was left, out of sight: what was typed in it and not saved is found again. When a
 * draft is thrown away the version falls back, and all tabs begin anew.
 */
export function KeptTabs({ current, version, children }: Props) {
  const [before, setSeen] = useState<Seen>(() => ({
    version,
    round: 0,
    tabs: new Map([[current, children]]),
  }))
  const seen = withTab(before, { current, version, children })
  if (seen !== before) setSeen(seen)
  return [...seen.tabs].map(([key, tab]) => (
    <div key={`${key}-${seen.round}`} hidden={key !== current}>
      {tab}
    </div>
  ))
}

function withTab(seen: Seen, { current, version, children }: Props): Seen {
  if (version < seen.version) return { version, round: seen.round + 1, tabs: new Map([[current, children]]) }
  if (version === seen.version && seen.tabs.get(current) === children) return seen
  return { ...seen, version, tabs: new Map([...seen.tabs, [current, children]]) }
}
