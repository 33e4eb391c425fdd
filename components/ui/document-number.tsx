import type { ReactNode } from 'react'

/** The number of an official document behind a short red rule. Never a picture of a stamp. */
export function DocumentNumber({ children }: { children: ReactNode }) {
  return <span className="doc">{children}</span>
}
