import type { Databases } from '@/lib/context'
import type { ComputeDriver } from '@/lib/providers/compute/driver'
import { simulator } from '@/lib/providers/compute/simulator/driver'
import { DriverError } from '@/lib/providers/driver-error'

/** The engine of a pool. The only place that knows every driver. */
export function computeDriver(databases: Databases, pool: { code: string; driver: string }): ComputeDriver {
  if (pool.driver === 'simulator') return simulator(databases.platform, pool.code)
  throw new DriverError('permanent', 'refused', `no driver named ${pool.driver}`)
}
