import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'
import { Spoken } from './spoken'

type Props = {
  crumbs?: Crumb[]
  title: ReactNode
  /** Beside the title: a state, a count, a date. */
  beside?: ReactNode
  /** One line beneath: `facts` are labelled, `lede` is prose. */
  facts?: { key: string; label?: ReactNode; value: ReactNode }[]
  lede?: ReactNode
  actions?: ReactNode
  /** Beneath all: a track. */
  children?: ReactNode
  /** No rule beneath, where tabs follow. */
  bare?: boolean
}

export function PageHeader({ crumbs, title, beside, facts, lede, actions, children, bare }: Props) {
  return (
    <header className={bare ? 'head head--bare' : 'head'}>
      {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
      <div className="head__row">
        <h1>
          <Spoken>{title}</Spoken>
        </h1>
        {beside}
        {actions ? <div className="push row">{actions}</div> : null}
      </div>
      {lede ? (
        <p className="lede">
          <Spoken>{lede}</Spoken>
        </p>
      ) : null}
      {facts ? (
        <ul className="facts">
          {facts.map((fact) => (
            <li key={fact.key}>
              {fact.label ? <b>{fact.label}</b> : null}
              <Spoken>{fact.value}</Spoken>
            </li>
          ))}
        </ul>
      ) : null}
      {children ? <div className="head__more">{children}</div> : null}
    </header>
  )
}
