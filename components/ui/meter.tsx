import type { ReactNode } from 'react'
import { Spoken } from './spoken'

type Props = {
  label: ReactNode
  /** The figures, always beside the bar: "3,480 / 4,000 GiB". */
  figures: ReactNode
  limit: number
  used: number
  held?: number
  /** What this order would add. */
  adding?: number
  /** Where the reminder is sent, as a share; a thin line. */
  warnAt?: number
  /** Of what is used, where two meters stand for two things. */
  colour?: string
  /** In words, for those who do not see the bar. */
  text: string
}

/** Used solid, held hatched, this order amber, a tick at the reminder line. */
export function Meter({
  label,
  figures,
  limit,
  used,
  held = 0,
  adding = 0,
  warnAt = 0.8,
  colour,
  text,
}: Props) {
  const share = (value: number) => (limit > 0 ? Math.min(100, Math.max(0, (value / limit) * 100)) : 0)
  return (
    <div className="metered">
      <div className="metered__t">
        <span>
          <Spoken>{label}</Spoken>
        </span>
        <span className="t2">{figures}</span>
      </div>
      <div className="meter" role="img" aria-label={text}>
        <i style={{ left: 0, width: `${share(used)}%`, background: colour }} />
        {held > 0 ? (
          <i className="held" style={{ left: `${share(used)}%`, width: `${share(held)}%` }} />
        ) : null}
        {adding > 0 ? (
          <i className="new" style={{ left: `${share(used + held)}%`, width: `${share(adding)}%` }} />
        ) : null}
        {warnAt > 0 && warnAt < 1 ? <u style={{ left: `${warnAt * 100}%` }} /> : null}
      </div>
    </div>
  )
}
