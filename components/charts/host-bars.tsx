import { Link } from '@/components/ui/link'
import { HostBar } from './host-bar'

export type Host = {
  id: string
  name: string
  href?: string
  /** Shares from 0 to 1. */
  cpu: number
  held: number
  memory: number
  state: 'on' | 'off' | 'asleep' | 'draining' | 'failed'
  /** In words: name, figures, state. */
  text: string
}

type Props = { hosts: Host[]; label: string; warnAt?: number }

const pitch = 20
const height = 76

/** One bar a host, full to empty: vCPU wide, memory narrow, held hatched, down dashed, asleep a foot, faults marked beneath. */
export function HostBars({ hosts, label, warnAt = 0.85 }: Props) {
  const isOff = ({ state }: Host) => Number(state === 'off' || state === 'asleep')
  const order = [...hosts].sort((a, b) => isOff(a) - isOff(b) || b.cpu + b.held - (a.cpu + a.held))
  const width = Math.max(1, order.length) * pitch
  return (
    <div className="skywrap">
      <div className="sky" style={{ width }}>
        <ul aria-label={label}>
          {order.map((host) => (
            <li key={host.id}>
              {host.href ? (
                <Link href={host.href} scroll={false} aria-label={host.text} title={host.text}>
                  <HostBar host={host} height={height} />
                </Link>
              ) : (
                <span role="img" aria-label={host.text}>
                  <HostBar host={host} height={height} />
                </span>
              )}
            </li>
          ))}
        </ul>
        <i className="sky__line" aria-hidden="true" style={{ top: height * (1 - warnAt) }} />
      </div>
    </div>
  )
}
