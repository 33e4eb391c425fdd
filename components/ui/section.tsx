import { type ReactNode, useId } from 'react'
import { Spoken } from './spoken'

type Props = {
  title?: ReactNode
  /** In grey after the title. */
  note?: ReactNode
  /** At the right of the head: a link, a switch. */
  aside?: ReactNode
  /** `c3` to `c8`: its share of a `.cols` row. */
  className?: string
  id?: string
  level?: 2 | 3
  children?: ReactNode
}

/** A ruled part of the sheet. */
export function Section({ title, note, aside, className = '', id, level = 2, children }: Props) {
  const headId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={`sec ${className}`} id={id} aria-labelledby={title ? headId : undefined}>
      {title ? (
        <div className="sec__head">
          <Heading id={headId}>
            <Spoken>{title}</Spoken>
          </Heading>
          {note ? (
            <p>
              <Spoken>{note}</Spoken>
            </p>
          ) : null}
          {aside ? <div className="push small">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}
