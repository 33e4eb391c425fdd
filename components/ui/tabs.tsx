import type { ReactNode } from 'react'
import { Link } from './link'
import { Spoken } from './spoken'

export type Tab = {
  label: ReactNode
  href: string /** Text when it stops short of all there are. */
  count?: number | string
  current?: boolean
}

/** Tabs are links: each leads to an address of its own. */
export function Tabs({ label, tabs, children }: { label: string; tabs: Tab[]; children?: ReactNode }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined} scroll={false}>
          <Spoken>{tab.label}</Spoken>
          {tab.count === undefined ? null : <b>{tab.count}</b>}
        </Link>
      ))}
      {children}
    </nav>
  )
}
