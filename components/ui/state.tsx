import type { ReactNode } from 'react'
import { Spoken } from './spoken'
import type { StateShape } from './state-shapes'

export type Tone = 'ok' | 'warn' | 'bad' | 'act' | 'off'

const tones: Record<StateShape, Tone> = {
  running: 'ok',
  done: 'ok',
  building: 'act',
  changing: 'act',
  here: 'act',
  suspended: 'warn',
  risk: 'warn',
  returned: 'warn',
  failed: 'bad',
  stopped: 'off',
  closing: 'off',
  closed: 'off',
  waiting: 'off',
  draft: 'off',
}

type Props = { is: StateShape; tone?: Tone; children: ReactNode; className?: string }

/** Shape, then colour, then word. `tone` overrides the usual colour: a refusal is a red `closed`. */
export function State({ is, tone, children, className = '' }: Props) {
  return (
    <span className={`st st--${tone ?? tones[is]} ${className}`}>
      <StateGlyph is={is} />
      <Spoken>{children}</Spoken>
    </span>
  )
}

/** The shape alone, for the head of a line whose words stand beside it. */
export function StateGlyph({ is }: { is: StateShape }) {
  return <i className={`glyph glyph--${is}${is === 'building' ? ' spin' : ''}`} aria-hidden="true" />
}

export function toneOf(is: StateShape, tone?: Tone): Tone {
  return tone ?? tones[is]
}
