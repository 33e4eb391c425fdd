/** The constraint a failed statement ran into, through drizzle's wrapping; null when it failed otherwise. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const { constraint } = error as { constraint?: unknown }
  return typeof constraint === 'string' ? constraint : violatedConstraint(error.cause)
}
