import { hostDiskGiB, hostShapes, type Supposed, supposedDemand, unitMiB } from '@/bench/whatif-world'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { pack } from '@/lib/scheduler/policies/pack'
import { pauses } from '@/lib/scheduler/what-if/pause'
import { type Demand, simulate } from '@/lib/scheduler/what-if/simulate'

let demand: Demand | undefined

/** Plays what it is sent, as often as it is sent: answers the seconds of the play alone, and its days. */
process.on('message', (supposed: Supposed) => {
  const fleet = new Fleet(unitMiB)
  for (const { vcpu, memoryMiB } of hostShapes(supposed))
    fleet.add({ cores: vcpu, memoryMiB }, { cores: vcpu, memoryMiB, diskGiB: hostDiskGiB })
  demand ??= supposedDemand(supposed)
  const started = performance.now()
  const { days } = simulate(fleet, pack, demand, { days: supposed.days, rest: pauses() })
  process.send?.({ seconds: (performance.now() - started) / 1000, days })
})
