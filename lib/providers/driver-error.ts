/** `unknown` is neither done nor failed: the engine may have acted, so the token is looked up before a retry. */
export type DriverErrorKind = 'temporary' | 'permanent' | 'unknown'

/** The only error a driver throws. `code` is a key under `engine` in the provisioning messages. */
export class DriverError extends Error {
  constructor(
    readonly kind: DriverErrorKind,
    readonly code:
      | 'unavailable'
      | 'refused'
      | 'noRoom'
      | 'notFound'
      | 'notEmpty'
      | 'hostOff'
      | 'notAble'
      | 'stale'
      | 'timeout'
      | 'noAnswer'
      | 'internal',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'DriverError'
  }

  get retryable(): boolean {
    return this.kind !== 'permanent'
  }
}
