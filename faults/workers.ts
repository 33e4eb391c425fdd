import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { FaultyDatabase } from '@/faults/database'

const secret = () => randomBytes(32).toString('base64')

/** Worker processes of the scenario's own code, which can be killed and frozen. */
export class Workers {
  kills = 0
  freezes = 0
  private readonly running = new Set<ChildProcess>()
  private ending = false

  constructor(
    private readonly database: FaultyDatabase,
    private readonly count: number,
  ) {}

  start(): void {
    for (let index = 0; index < this.count; index++) this.spawn()
  }

  /** SIGKILL, whatever it was doing; another takes its place at once. */
  kill(index: number): void {
    const worker = [...this.running][index % this.running.size]
    if (!worker) return
    worker.kill('SIGKILL')
    this.kills += 1
  }

  /** Stands still longer than its lease and then goes on as if nothing had happened. */
  async freeze(index: number, millis: number): Promise<void> {
    const worker = [...this.running][index % this.running.size]
    if (!worker) return
    worker.kill('SIGSTOP')
    this.freezes += 1
    await new Promise((resolve) => setTimeout(resolve, millis))
    worker.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    this.ending = true
    const all = [...this.running]
    const gone = all.map((worker) => new Promise((resolve) => worker.once('exit', resolve)))
    for (const worker of all) worker.kill('SIGKILL')
    await Promise.all(gone)
  }

  private spawn(): void {
    const worker = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/worker-main.ts'],
      { cwd: process.cwd(), stdio: 'ignore', env: { ...process.env, ...this.environment() } },
    )
    this.running.add(worker)
    worker.once('exit', () => {
      this.running.delete(worker)
      if (!this.ending) this.spawn()
    })
  }

  private environment(): Record<string, string> {
    return {
      DATABASE_URL: this.database.url('zt_app'),
      DATABASE_PLATFORM_URL: this.database.url('zt_platform'),
      NEXTAUTH_URL: 'http://127.0.0.1:1',
      NEXTAUTH_SECRET: secret(),
      AUDIT_KEY: process.env.AUDIT_KEY ?? secret(),
      FIELD_ENCRYPTION_KEY: secret(),
      WORKER_SLOTS: '4',
      LOG_LEVEL: 'silent',
    }
  }
}
