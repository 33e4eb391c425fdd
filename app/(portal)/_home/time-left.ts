/** How long until a deadline, as `home.left.*` says it; null when it has passed. */
export function timeLeft(dueAt: Date, now: Date): { key: 'days' | 'hours' | 'soon'; count: number } | null {
  const hours = (dueAt.getTime() - now.getTime()) / 3_600_000
  if (hours < 0) return null
  if (hours >= 48) return { key: 'days', count: Math.floor(hours / 24) }
  return hours >= 1 ? { key: 'hours', count: Math.floor(hours) } : { key: 'soon', count: 0 }
}
