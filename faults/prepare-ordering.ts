import type { Ordering } from '@/faults/load'
import { type Databases, inTransaction, newCtx, systemActor } from '@/lib/context'
import { addDays, dayOf, fiscalYearOf, monthOf, monthStart } from '@/lib/shanghai'
import { agencyCasts } from '@/scripts/drive/cast'
import { seedCatalogue } from '@/scripts/seed/seed-catalogue'
import { seedNetwork } from '@/scripts/seed/seed-network'
import { seedPlatform } from '@/scripts/seed/seed-platform'
import { seedWorld } from '@/scripts/seed/seed-world'

/** The demonstration's people, catalogue and pools before their first order. */
export async function prepareOrdering(databases: Databases, now: Date): Promise<Ordering> {
  await inTransaction(newCtx(databases, systemActor, { now: () => monthStart(monthOf(now)) }), async (tx) => {
    const world = await seedWorld(tx, fiscalYearOf(now))
    await seedNetwork(tx, world)
    await seedPlatform(tx, 400)
    await seedCatalogue(tx, monthStart(monthOf(now)))
  })
  const { rows } = await databases.platform.query<
    Pick<Ordering, 'serviceId' | 'planId' | 'agreementId' | 'imageId'>
  >(
    `select s.id as "serviceId", p.id as "planId", a.id as "agreementId", (select id from image limit 1) as "imageId"
     from service s join plan p on p.service_id = s.id and p.code = 'g-1c2g' join agreement a on a.service_id = s.id
     where s.code = 'vm'`,
  )
  const [ids] = rows
  if (!ids) throw new Error('the catalogue has no machines')
  const lastDay = `${fiscalYearOf(now)}-12-31`
  const soon = addDays(dayOf(now), 20)
  return {
    ...ids,
    casts: await agencyCasts(databases, fiscalYearOf(now)),
    startsOn: dayOf(now),
    endsOn: soon < lastDay ? soon : lastDay,
  }
}
