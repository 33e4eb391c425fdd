import type { ReactNode } from 'react'
import { Face } from './face'

type Props = { name: string; role?: ReactNode; when: ReactNode; mine?: boolean; children: ReactNode }

/** One message of a conversation on an order or a ticket. */
export function Message({ name, role, when, mine, children }: Props) {
  return (
    <article className="msg">
      <Face name={name} plain={!mine} />
      <header>
        <b>{name}</b>
        <span className="t3 small">
          {role} {when}
        </span>
      </header>
      <div className="msg__text">{children}</div>
    </article>
  )
}
