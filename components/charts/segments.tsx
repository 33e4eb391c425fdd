/** What fills a whole, piece by piece; the rest is free. In words for those who do not see it. */
export function Segments({
  sizes,
  whole,
  text,
  tall,
}: {
  sizes: readonly number[]
  whole: number
  text: string
  tall?: boolean
}) {
  const width = (size: number) => `${whole > 0 ? Math.min(100, (size / whole) * 100) : 0}%`
  return (
    <div className={tall ? 'segs segs--tall' : 'segs'} role="img" aria-label={text}>
      {sizes.map((size, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of equal size have no other identity
        <i key={at} style={{ width: width(size) }} />
      ))}
    </div>
  )
}
