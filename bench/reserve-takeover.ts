import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Addresses } from '@/bench/bench-database'
import { aSize, asked, type World } from '@/bench/reserve-world'
import type { Databases } from '@/lib/context'
import { randomFrom } from '@/lib/random'
import { startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'
import { typescript } from '@/scripts/migrations.mjs'

/** A process that leads the pool. */
export async function holder({ app, platform }: Addresses): Promise<ChildProcess> {
  const child = spawn(process.execPath, typescript('bench/reserve-holder.ts', app, platform), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

/** Seconds from the kill of the process that leads until a writer that stood by has answered durably. */
export async function takeover(addresses: Addresses, databases: Databases, world: World): Promise<number> {
  const leader = await holder(addresses)
  const { writer, stop } = startPlacementWriter(databases)
  try {
    leader.kill('SIGKILL')
    const killed = performance.now()
    const random = randomFrom(1)
    const ask = () =>
      writer.ask({
        key: crypto.randomUUID(),
        agencyId: random.pick(world.agencyIds),
        request: { ...aSize(random), ...asked },
        holdSeconds: 60,
        at: new Date().toISOString(),
      })
    while (!(await ask())) await new Promise((again) => setTimeout(again, 5))
    return (performance.now() - killed) / 1000
  } finally {
    await stop()
  }
}
