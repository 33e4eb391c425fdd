type Words = { has(key: string): boolean; (key: string, params?: Record<string, string>): string }

/**
 * Why a host is in its state: what somebody typed, or a key that the scheduler wrote. `t`: `scheduler.stateReasons`;
 * `engine`: `provisioning.engine`.
 */
export function stateReason(reason: string, t: Words, engine: Words): string {
  const [by, code = ''] = reason.split(':')
  if (reason === 'plan:consolidation') return t('plan')
  if (by === 'engine' && engine.has(code)) return t('engine', { why: engine(code) })
  return reason
}
