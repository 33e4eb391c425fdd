import type { ReactNode } from 'react'
import { Spoken } from './spoken'

export function Tag({ tone, children }: { tone?: 'act' | 'ok' | 'warn' | 'bad'; children: ReactNode }) {
  return (
    <span className={tone ? `tag tag--${tone}` : 'tag'}>
      <Spoken>{children}</Spoken>
    </span>
  )
}
