import '@/bench/environment'
import { openPool } from '@/lib/db/open-pool'
import { startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'

/** A process that leads every pool it can get, until it is killed: says so once it does. */
const [app = '', platform = ''] = process.argv.slice(2)
const databases = { app: openPool(app, { max: 1 }), platform: openPool(platform, { max: 8 }) }
const { writer } = startPlacementWriter(databases)
const look = setInterval(() => {
  if (writer.shards.size === 0) return
  clearInterval(look)
  console.log('leads')
  setInterval(() => {}, 60_000)
}, 20)
