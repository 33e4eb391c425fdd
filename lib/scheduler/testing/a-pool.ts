import type { Databases } from '@/lib/context'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { aSystem } from '@/lib/testing/factories'

let counter = 0

type PoolShape = {
  zone?: 'intranet' | 'extranet' | 'internet'
  level?: number
  hosts?: number
  vcpu?: number
}

/** A pool on the simulator with equal hosts of 4 GiB a core. */
export async function aPool(db: Databases, shape: PoolShape = {}) {
  const { db: system } = aSystem(db)
  const code = `pool${++counter}`
  const [pool] = await system
    .insert(pools)
    .values({
      code,
      name: `资源池${counter}`,
      zone: shape.zone ?? 'extranet',
      protectionLevels: [shape.level ?? 2],
      architecture: 'x86_64',
      driver: 'simulator',
    })
    .returning()
  if (!pool) throw new Error('no pool')
  const vcpu = shape.vcpu ?? 64
  const room = { vcpu, memoryMiB: vcpu * 4096, diskGiB: 4000 }
  const made = await system
    .insert(hosts)
    .values(
      Array.from({ length: shape.hosts ?? 1 }, (_, i) => ({
        poolId: pool.id,
        name: `${code}-${i + 1}`,
        ...room,
        freeVcpu: room.vcpu,
        freeMemoryMiB: room.memoryMiB,
        freeDiskGiB: room.diskGiB,
      })),
    )
    .returning()
  return { pool, hosts: made }
}
