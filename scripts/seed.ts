import { inTransaction, newCtx, systemActor } from '@/lib/context'
import { databases } from '@/lib/db/client'
import { settings } from '@/lib/db/schema/agencies'
import { simProfiles } from '@/lib/db/schema/simulator'
import { stopSending } from '@/lib/jobs/queue'
import { forecastPools } from '@/lib/scheduler/what-if/forecast-pools'
import { fiscalYearOf, monthOf, monthStart, previousMonth } from '@/lib/shanghai'
import { demonstrationAccounts } from '@/scripts/seed/accounts'
import { playHistory } from '@/scripts/seed/history/history'
import { seedCatalogue } from '@/scripts/seed/seed-catalogue'
import { seedNetwork } from '@/scripts/seed/seed-network'
import { seedPlatform } from '@/scripts/seed/seed-platform'
import { seedWorld } from '@/scripts/seed/seed-world'

/** A statement is looked through within a week after its month. */
const aWeekAgo = new Date(Date.now() - 7 * 86_400_000)
/**
 * The demonstration province: first how things stood two whole months ago, then what people have done since,
 * by the same verbs the portal uses, against a set clock. The second month's statements are looked through by now.
 */
const historyStart = monthStart(previousMonth(previousMonth(monthOf(aWeekAgo))))
/** While the past is made the engine builds at once; afterwards a build takes long enough to be watched. */
const simulatedBuildMillis = 6_000

const ctx = newCtx(databases, systemActor, { now: () => historyStart })
const world = await inTransaction(ctx, async (tx) => {
  const made = await seedWorld(tx, fiscalYearOf(historyStart))
  await seedNetwork(tx, made)
  await seedPlatform(tx, 0)
  await seedCatalogue(tx, historyStart)
  await tx.db.insert(settings).values([
    { key: 'demo.accounts', value: demonstrationAccounts(made) },
    { key: 'platform.hotline', value: '0700-12345' },
  ])
  return made
})
await playHistory(databases, world, historyStart, new Date())
await forecastPools(newCtx(databases, systemActor))
await ctx.db.update(simProfiles).set({ buildMillis: simulatedBuildMillis })
console.info(
  `seeded ${world.agencies.size} agencies, ${world.people.size} people, ${world.systems.size} business systems`,
)
await stopSending(databases)
await Promise.all([databases.app.end(), databases.platform.end()])
