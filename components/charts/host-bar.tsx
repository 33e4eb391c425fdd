import type { Host } from './host-bars'

export function HostBar({ host, height }: { host: Host; height: number }) {
  const tall = (share: number) => Math.max(0, Math.min(1, share)) * height
  const cpu = tall(host.cpu)
  const held = Math.min(tall(host.held), height - cpu)
  const memory = tall(host.memory)
  if (host.state === 'asleep') {
    return (
      <svg width="16" height={height + 16} viewBox={`0 0 16 ${height + 16}`} aria-hidden="true">
        <rect x="1" y={height - 8} width="14" height="8" fill="var(--control)" />
      </svg>
    )
  }
  if (host.state === 'off') {
    return (
      <svg width="16" height={height + 16} viewBox={`0 0 16 ${height + 16}`} aria-hidden="true">
        <rect
          x="1.5"
          y={height - 8.5}
          width="13"
          height="8"
          fill="none"
          stroke="var(--control)"
          strokeDasharray="2 2"
        />
      </svg>
    )
  }
  return (
    <svg width="16" height={height + 16} viewBox={`0 0 16 ${height + 16}`} aria-hidden="true">
      <rect x="0" y="0" width="15" height={height} fill="var(--hover)" />
      <rect
        x="0"
        y={height - cpu}
        width="11"
        height={cpu}
        fill={host.state === 'draining' ? 'var(--chart-4)' : 'var(--chart-1)'}
      />
      {held > 0 ? <Held y={height - cpu - held} height={held} /> : null}
      <rect x="12" y={height - memory} width="3" height={memory} fill="var(--chart-3)" />
      {host.state === 'draining' ? (
        <path d={`M4.5 ${height + 6}h6M4.5 ${height + 11}h6`} stroke="var(--amber-mark)" strokeWidth="2" />
      ) : null}
      {host.state === 'failed' ? <path d={`M7.5 ${height + 4}l5 9h-10z`} fill="var(--red)" /> : null}
    </svg>
  )
}

/** Hatched by hand: a pattern would need an id of its own in every bar. */
function Held({ y, height }: { y: number; height: number }) {
  const lines = Array.from({ length: Math.ceil(height / 3) }, (_, at) => y + at * 3 + 1)
  return (
    <g stroke="var(--chart-2)">
      <rect x="0.5" y={y + 0.5} width="10" height={Math.max(0, height - 1)} fill="none" />
      {lines.map((at) => (
        <path key={at} d={`M0 ${at + 1.5}L11 ${at - 1.5}`} />
      ))}
    </g>
  )
}
