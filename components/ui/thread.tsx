import type { ReactNode } from 'react'
import { Spoken } from './spoken'
import { StateGlyph, type Tone, toneOf } from './state'
import type { StateShape } from './state-shapes'

export type ThreadItem = {
  key: string
  is: StateShape
  tone?: Tone
  title: ReactNode
  /** After the title: the decision, the actor. */
  by?: ReactNode
  /** At the right: when, how long. */
  when?: ReactNode
  children?: ReactNode
  /** Not reached yet: the line to it is dashed. */
  next?: boolean
}

/** One vertical line for anything that happens in order: approval, provisioning, history, sign-in. */
export function Thread({ items, tight, label }: { items: ThreadItem[]; tight?: boolean; label?: string }) {
  return (
    <ol className={tight ? 'thread thread--tight' : 'thread'} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={item.next ? 'is-next' : undefined}>
          <span className={`dot st st--${toneOf(item.is, item.tone)}`}>
            <StateGlyph is={item.is} />
          </span>
          <div className="thread__t">
            <b>
              <Spoken>{item.title}</Spoken>
            </b>
            <Spoken>{item.by}</Spoken>
            {item.when ? (
              <span className="push">
                <Spoken>{item.when}</Spoken>
              </span>
            ) : null}
          </div>
          {item.children}
        </li>
      ))}
    </ol>
  )
}
