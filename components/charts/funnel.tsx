type Step = { key: string; label: string; left: number; cut?: boolean }

/** How many remain after each filter; the one that empties it is amber. Its figures stand beside the bars. */
export function Funnel({ steps, label }: { steps: Step[]; label: string }) {
  const most = Math.max(1, ...steps.map((step) => step.left))
  return (
    <ol className="funnel" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key}>
          <span>{step.label}</span>
          <i aria-hidden="true">
            <b className={step.cut ? 'cut' : undefined} style={{ width: `${(step.left / most) * 100}%` }} />
          </i>
          <em>{step.left}</em>
        </li>
      ))}
    </ol>
  )
}
