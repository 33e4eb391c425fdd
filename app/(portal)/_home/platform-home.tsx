import { Fragment, type ReactNode } from 'react'
import { Capacity } from './capacity'
import { Chain } from './chain'
import { Drafts } from './drafts'
import { Grants } from './grants'
import { Jobs } from './jobs'
import { MonthsSpend } from './months-spend'
import { OrderFlow } from './order-flow'
import type { PlatformFacts } from './platform-facts'
import { Queue } from './queue'
import { Statements } from './statements'

type Part = (className: string) => ReactNode

/** The parts the roles of the reader give, a wide one beside a narrow one, the rest in threes. */
export function PlatformHome({ facts }: { facts: PlatformFacts }) {
  const { pools, spend, services, tasks, statements, grants, chain, jobs, drafts, funnel, leads, now } = facts
  const wide: Part[] = [
    ...(pools ? [(look: string) => <Capacity pools={pools} className={look} />] : []),
    ...(spend ? [(look: string) => <MonthsSpend {...{ spend, services, now }} className={look} />] : []),
  ]
  const narrow: Part[] = [
    ...(funnel && leads ? [(look: string) => <OrderFlow {...{ funnel, leads }} className={look} />] : []),
    ...(tasks ? [(look: string) => <Queue tasks={tasks} now={now} className={look} />] : []),
    ...(statements ? [(look: string) => <Statements statements={statements} className={look} />] : []),
    ...(chain ? [(look: string) => <Chain chain={chain} className={look} />] : []),
    ...(grants ? [(look: string) => <Grants grants={grants} className={look} />] : []),
    ...(jobs ? [(look: string) => <Jobs jobs={jobs} className={look} />] : []),
    ...(drafts ? [(look: string) => <Drafts drafts={drafts} className={look} />] : []),
  ]
  return arrange(wide, narrow).map((row, at) => (
    <div key={keyOf(at)} className="cols cols--rule">
      {row.map((part, place) => (
        <Fragment key={keyOf(place)}>{part}</Fragment>
      ))}
    </div>
  ))
}

const keyOf = (at: number) => `part-${at}`

function arrange(wide: Part[], narrow: Part[]): ReactNode[][] {
  const rest = [...narrow]
  const rows = wide.map((part) => {
    const beside = rest.shift()
    return beside ? [part('c8'), beside('c4')] : [part('')]
  })
  for (let at = 0; at < rest.length; at += 3) {
    const row = rest.slice(at, at + 3)
    rows.push(row.map((part) => part(row.length === 1 ? '' : 'c4')))
  }
  return rows
}
