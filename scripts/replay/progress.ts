import type { Databases } from '@/lib/context'
import type { HostPoint } from '@/scripts/replay/figures'

type Kept = { done: number; counts: [string, number][]; points: HostPoint[] }

/** How far a replay has come, kept in the database so that it can be stopped and go on; and the bar on the screen. */
export class Progress {
  readonly counts: Map<string, number>
  readonly points: HostPoint[]
  done: number
  private readonly began = Date.now()
  private readonly startedAt: number
  private shown = 0

  private constructor(
    private readonly databases: Databases,
    private readonly key: string,
    private readonly total: number,
    kept: Kept,
  ) {
    this.counts = new Map(kept.counts)
    this.points = kept.points
    this.done = kept.done
    this.startedAt = kept.done
  }

  static async resume(databases: Databases, key: string, total: number): Promise<Progress> {
    const { rows } = await databases.platform.query<{ value: Kept }>(
      'select value from setting where key = $1',
      [key],
    )
    return new Progress(databases, key, total, rows[0]?.value ?? { done: 0, counts: [], points: [] })
  }

  async add(results: readonly string[], sample: HostPoint | null): Promise<void> {
    for (const result of results) this.counts.set(result, (this.counts.get(result) ?? 0) + 1)
    if (sample) this.points.push(sample)
    this.done += 1
    const value: Kept = { done: this.done, counts: [...this.counts], points: this.points }
    await this.databases.platform.query(
      `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
      [this.key, JSON.stringify(value)],
    )
    this.show()
  }

  async end(): Promise<void> {
    this.shown = 0
    this.show()
    process.stderr.write('\n')
  }

  private show(): void {
    if (Date.now() - this.shown < 1000) return
    this.shown = Date.now()
    const share = this.total === 0 ? 1 : this.done / this.total
    const seconds = (Date.now() - this.began) / 1000
    const left =
      this.done > this.startedAt ? (seconds / (this.done - this.startedAt)) * (this.total - this.done) : 0
    const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.')
    const placed = this.counts.get('placed') ?? 0
    process.stderr.write(
      `\r[${bar}] ${(share * 100).toFixed(1)} %  placed ${placed}  ${Math.round(seconds)} s, about ${Math.round(left)} s left   `,
    )
  }
}
