import '@/bench/environment'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { FaultyDatabase } from '@/faults/database'
import { callersAtWork, type Place } from '@/faults/reservations/callers'
import { type Findings, Journal } from '@/faults/reservations/journal'
import { Processes } from '@/faults/reservations/processes'
import { placeOf } from '@/faults/reservations/scene'

/**
 * npm run faults:reservations -- [--rounds 6] [--hosts 600] [--processes 3]
 * Reservations under fire: 8 to 64 callers in several processes that would all be the writer, and in one that only
 * hands over. In each round the leader is killed, the leader is frozen until another leads, and PostgreSQL is
 * killed; after it, what callers were told is compared with the tables.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    hosts: { type: 'string', default: '600' },
    processes: { type: 'string', default: '3' },
  },
})
const fewest = 8
const most = 64
const betweenMillis = 1500

type Round = {
  callers: number
  answers: number
  held: number
  faults: Record<string, number>
  findings: Findings
}

/** All in one database: what earlier rounds left must stay true under later ones. */
async function round(
  database: FaultyDatabase,
  journal: Journal,
  place: Place,
  callers: number,
): Promise<Round> {
  const processes = Number(values.processes)
  const answersBefore = journal.answers
  const group = new Processes({
    addresses: { app: database.url('zt_app'), platform: database.url('zt_platform') },
    place,
    callers: Math.max(1, Math.floor(callers / (processes + 1))),
    note: journal.note,
    holder: async () => {
      const [lease] = await database.owner<{ holder: string }>(
        `select holder from placement_lease where expires_at > now() limit 1`,
      )
      return lease?.holder ?? null
    },
  })
  await group.start(processes)
  let stopped = false
  const handingOver = callersAtWork(
    database.databases,
    place,
    { callers: Math.max(1, Math.floor(callers / (processes + 1))), seed: 999, stopped: () => stopped },
    journal.note,
  )
  await pause(betweenMillis)
  await group.killLeader()
  await pause(betweenMillis)
  await group.freezeLeader()
  await pause(betweenMillis)
  const crashed = await database.crash('SIGKILL')
  await pause(betweenMillis)
  stopped = true
  await Promise.all([handingOver, group.stop()])
  const findings = await journal.check((text, values) => database.owner(text, values))
  const faults = { killed: group.kills, frozen: group.freezes, databaseKilled: crashed ? 1 : 0 }
  return { callers, answers: journal.answers - answersBefore, held: journal.held, faults, findings }
}

const database = await FaultyDatabase.start()
let failed = 0
try {
  const rounds = Number(values.rounds)
  const place = await placeOf(database.databases, Number(values.hosts))
  const journal = new Journal()
  for (let number = 0; number < rounds; number++) {
    const callers = rounds === 1 ? most : Math.round(fewest + ((most - fewest) * number) / (rounds - 1))
    const { answers, held, faults, findings } = await round(database, journal, place, callers)
    const wrong = Object.entries(findings).filter(([, count]) => count > 0)
    const missing = Object.entries(faults).filter(([, count]) => count === 0)
    if (wrong.length > 0 || missing.length > 0) failed += 1
    console.info(
      `${wrong.length + missing.length === 0 ? 'ok  ' : 'FAIL'} ${callers} callers: ${answers} answers, ${held} held; ` +
        `oversold ${findings.oversold}, lost ${findings.lost}, double ${findings.double}, unbalanced ${findings.unbalanced}, ` +
        `differing ${findings.differing}, groups ${findings.groups}`,
    )
    for (const [name] of missing) console.info(`     did not happen: ${name}`)
  }
} finally {
  await database.stop()
}
process.exit(failed === 0 ? 0 : 1)
