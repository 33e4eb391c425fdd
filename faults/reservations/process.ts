import { callersAtWork, type Place } from '@/faults/reservations/callers'
import { openPool } from '@/lib/db/open-pool'
import { startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'

/** One process of the portal: a would-be writer with callers of its own; prints what they are told, a line each. */
const [app = '', platform = '', place = '', callers = '8', seed = '1'] = process.argv.slice(2)
const databases = { app: openPool(app, { max: 1 }), platform: openPool(platform, { max: 12 }) }
const writing = startPlacementWriter(databases)
let stopped = false
process.once('SIGTERM', () => {
  stopped = true
})
console.log(JSON.stringify({ told: 'started' }))
await callersAtWork(
  databases,
  JSON.parse(place) as Place,
  { callers: Number(callers), seed: Number(seed), stopped: () => stopped },
  (entry) => console.log(JSON.stringify(entry)),
)
await writing.stop()
process.exit(0)
