import { DriverError } from '@/lib/providers/driver-error'

/** Ends the call at its deadline, even when the driver ignores the signal. Time out means unknown, not failed. */
export async function withDeadline<T>(
  seconds: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new DriverError('unknown', 'timeout', `no answer within ${seconds} s`))
    controller.abort()
  }, seconds * 1000)
  try {
    return await Promise.race([call(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
