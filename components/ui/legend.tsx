export type LegendItem = { label: string; mark?: 'solid' | 'held' | 'line' | 'dash' | 'off'; colour?: string }

/** A key in words; `colour` is a token such as `var(--chart-2)`. */
export function Legend({ items }: { items: LegendItem[] }) {
  return (
    <div className="key">
      {items.map((item) => (
        <span key={item.label}>
          {item.mark ? (
            <i
              className={item.mark === 'solid' ? undefined : item.mark}
              style={
                item.colour
                  ? item.mark === 'dash' || item.mark === 'off'
                    ? { borderColor: item.colour }
                    : { background: item.colour }
                  : undefined
              }
            />
          ) : null}
          {item.label}
        </span>
      ))}
    </div>
  )
}
