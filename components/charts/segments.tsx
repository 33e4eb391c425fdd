type Props = { sizes: readonly number[]; whole: number; text: string; tall?: boolean }

/** What fills a whole, piece by piece; the rest is free. In words for those who do not see it. */
export function Segments({ sizes, whole, text, tall }: Props) {
  const [even, odd] = pathsOf(sizes)
  return (
    <svg
      className={tall ? 'segs segs--tall' : 'segs'}
      viewBox={`0 0 ${Math.max(1, whole)} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
    >
      <path d={even} />
      <path d={odd} />
    </svg>
  )
}

/** Neighbours in two colours: every second piece is on the other path. */
function pathsOf(sizes: readonly number[]): [string, string] {
  const paths: [string, string] = ['', '']
  let from = 0
  sizes.forEach((size, at) => {
    paths[at % 2 === 0 ? 0 : 1] += `M${from} 0h${size}v1h-${size}z`
    from += size
  })
  return paths
}
