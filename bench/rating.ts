import { type Bench, median, timed } from '@/bench/bench'
import { benchDatabase } from '@/bench/bench-database'
import { makeUsageWorld } from '@/bench/usage-world'
import { newCtx, systemActor } from '@/lib/context'

const month = '202610'
const rounds = 3

/**
 * A month of usage facts to draft statements with lines, budgets and audit, against scanning the same facts;
 * then from the folded month alone; then the independent second rating of every statement.
 */
export const bench: Bench = async ({ facts = 10_000_000, agencies = 1_000 }, say) => {
  const db = await benchDatabase()
  try {
    const { closeFolded } = await import('@/lib/billing/close-folded')
    const { closeMonth } = await import('@/lib/billing/close-month')
    const { verifyStatement } = await import('@/lib/billing/verify-statement')
    const ctx = newCtx(db.databases, systemActor, { now: () => new Date('2026-11-05T02:00:00Z') })
    say(`making ${facts} facts of ${agencies} agencies`)
    await makeUsageWorld(db.owner, { agencies, facts })
    const scan = () =>
      db.databases.platform.query(`select count(*), sum(quantity) from usage_fact where month = '${month}'`)
    const reset = () => db.owner.query('truncate charge_line, sign_off, dispute, statement, spend')
    await scan()
    const seconds = { scan: [] as number[], close: [] as number[], snapshot: [] as number[] }
    for (let round = 1; round <= rounds; round++) {
      seconds.scan.push(await timed(scan))
      seconds.close.push(await timed(() => closeMonth(ctx, { month })))
      await reset()
      seconds.snapshot.push(await timed(() => closeFolded(ctx, month)))
      if (round < rounds) await reset()
      say(
        `round ${round}: ${Object.entries(seconds)
          .map(([arm, all]) => `${arm} ${all.at(-1)?.toFixed(2)} s`)
          .join(', ')}`,
      )
    }
    const { rows } = await db.owner.query<{ id: string; total_fen: string }>(
      'select id, total_fen from statement',
    )
    let differences = 0
    const second = await timed(async () => {
      for (const { id } of rows) differences += (await verifyStatement(ctx, id)).differences.length
    })
    const lines = await db.owner.query<{ n: string }>('select count(*) as n from charge_line')
    const scanned = median(seconds.scan)
    return {
      ratios: {
        close_over_scan: median(seconds.close) / scanned,
        snapshot_over_scan: median(seconds.snapshot) / scanned,
        second_over_scan: second / scanned,
      },
      figures: {
        facts,
        statements: rows.length,
        lines: Number(lines.rows[0]?.n),
        total_yuan: rows.reduce((sum, row) => sum + Number(row.total_fen), 0) / 100,
        second_differences: differences,
        scan_s: scanned,
        close_s: median(seconds.close),
        snapshot_s: median(seconds.snapshot),
        second_s: second,
      },
      environment: db.settings,
    }
  } finally {
    await db.stop()
  }
}
