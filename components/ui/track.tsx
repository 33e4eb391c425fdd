import type { ReactNode } from 'react'
import { Spoken } from './spoken'

export type TrackStep = {
  key: string
  label: ReactNode
  fact?: ReactNode
  is: 'done' | 'now' | 'bad' | 'next'
}

/** Where an order stands. One fact beneath each step. */
export function Track({ steps, label }: { steps: TrackStep[]; label: string }) {
  return (
    <ol className="track" aria-label={label}>
      {steps.map((step) => {
        const here = step.is === 'now' || step.is === 'bad'
        return (
          <li
            key={step.key}
            className={step.is === 'next' ? undefined : `is-${step.is}`}
            aria-current={here ? 'step' : undefined}
          >
            {step.label}
            {step.fact ? (
              <small>
                <Spoken>{step.fact}</Spoken>
              </small>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
