import { china2025to2026 } from '@/lib/calendar/china-2025-2026'
import type { Ctx } from '@/lib/context'
import { calendarDays, calendarYears, workingHours } from '@/lib/db/schema/calendar'
import { approvalRules } from '@/lib/db/schema/orders'
import { hosts, pools } from '@/lib/db/schema/scheduler'
import { simProfiles } from '@/lib/db/schema/simulator'
import { noteHostStates } from '@/lib/scheduler/note-host-states'
import * as seed from '@/scripts/seed/platform'

/** Pools with their hosts, the simulator's behaviour, approval rules and the official calendars. */
export async function seedPlatform(tx: Ctx, buildMillis: number): Promise<void> {
  for (const { code, name, zone, levels, hosts: count } of seed.pools) {
    const [pool] = await tx.db
      .insert(pools)
      .values({
        code,
        name,
        zone,
        protectionLevels: [...levels],
        architecture: 'x86_64',
        driver: 'simulator',
      })
      .returning()
    if (!pool) continue
    const { vcpu, memoryMiB, diskGiB } = seed.hostShape
    const made = await tx.db
      .insert(hosts)
      .values(
        Array.from({ length: count }, (_, index) => ({
          poolId: pool.id,
          name: `${code}-${String(index + 1).padStart(2, '0')}`,
          ...seed.hostShape,
          freeVcpu: vcpu,
          freeMemoryMiB: memoryMiB,
          freeDiskGiB: diskGiB,
        })),
      )
      .returning({ id: hosts.id })
    await noteHostStates(
      tx,
      made.map(({ id }) => id),
      'up',
    )
    await tx.db.insert(simProfiles).values({ poolCode: code, buildMillis })
  }
  await tx.db.insert(approvalRules).values(
    seed.approvalRules.map(({ zh, en, condition, steps }, index) => ({
      name: { zh, en },
      priority: (index + 1) * 10,
      condition,
      steps,
    })),
  )
  await seedCalendar(tx)
}

async function seedCalendar(tx: Ctx): Promise<void> {
  const { holidays, makeUpDays, hours, publishedYears } = china2025to2026
  await tx.db.insert(calendarYears).values(
    publishedYears.map((year) => ({
      year,
      state: 'published' as const,
      source: '国务院办公厅通知',
      publishedAt: tx.now(),
    })),
  )
  const day = (kind: 'holiday' | 'makeUp', nameZh: string, nameEn: string) => (text: string) => ({
    day: text,
    year: Number(text.slice(0, 4)),
    kind,
    nameZh,
    nameEn,
  })
  await tx.db
    .insert(calendarDays)
    .values([
      ...holidays.map(day('holiday', '法定节假日', 'Statutory holiday')),
      ...makeUpDays.map(day('makeUp', '调休上班日', 'Make-up workday')),
    ])
  await tx.db.insert(workingHours).values(
    hours.map(({ validFrom, spans }) => ({
      validFrom,
      spans: spans.map(([from, to]) => [from, to] as [string, string]),
    })),
  )
}
