import type { ReactNode } from 'react'

export function Tag({ tone, children }: { tone?: 'act' | 'ok' | 'warn' | 'bad'; children: ReactNode }) {
  return <span className={tone ? `tag tag--${tone}` : 'tag'}>{children}</span>
}
