import type { ReactNode } from 'react'
import { Face } from './face'
import { Spoken } from './spoken'

type Props = { name: string; as?: ReactNode; when: ReactNode; mine?: boolean; children: ReactNode }

/** One message of a conversation on an order or a ticket. */
export function Message({ name, as, when, mine, children }: Props) {
  return (
    <article className="msg">
      <Face name={name} plain={!mine} />
      <header>
        <b>
          <Spoken>{name}</Spoken>
        </b>
        <span className="t3 small">
          {as} {when}
        </span>
      </header>
      <div className="msg__text">
        <Spoken>{children}</Spoken>
      </div>
    </article>
  )
}
