import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultyDatabase } from '@/faults/database'
import { workerEnvironment } from '@/faults/worker-environment'
import { typescript } from '@/scripts/migrations.mjs'

type Worker = { process: ChildProcess; takesJobs: boolean; frozen: boolean }

/** Worker processes of the scenario's own code, which can be killed and frozen. Counts what really befell them. */
export class Workers {
  kills = 0
  freezes = 0
  private readonly running = new Set<Worker>()
  private ending = false

  constructor(
    private readonly database: FaultyDatabase,
    private readonly count: number,
  ) {}

  start(): void {
    for (let index = 0; index < this.count; index++) this.spawn()
  }

  /** SIGKILL to one that takes jobs, whatever it is doing, and to the next if that ended by itself; each is replaced. */
  async kill(index: number): Promise<void> {
    const before = this.kills
    for (let tries = 0; tries < 3 && this.kills === before; tries++) {
      const { process } = await this.oneOf(index)
      const gone = new Promise((resolve) => process.once('exit', resolve))
      process.kill('SIGKILL')
      await gone
    }
  }

  /** Stands still longer than its lease and then goes on as if nothing had happened. */
  async freeze(index: number, millis: number): Promise<void> {
    const worker = await this.oneOf(index)
    worker.frozen = worker.process.kill('SIGSTOP')
    await pause(millis)
    if (worker.frozen && worker.process.kill('SIGCONT')) this.freezes += 1
    worker.frozen = false
  }

  async stop(): Promise<void> {
    this.ending = true
    const all = [...this.running]
    const gone = all.map(({ process }) => new Promise((resolve) => process.once('exit', resolve)))
    for (const { process } of all) process.kill('SIGKILL')
    await Promise.all(gone)
  }

  private async oneOf(index: number): Promise<Worker> {
    for (let tries = 0; tries < 600; tries++) {
      const able = [...this.running].filter(({ takesJobs, frozen }) => takesJobs && !frozen)
      const worker = able[index % able.length]
      if (worker) return worker
      await pause(100)
    }
    throw new Error('no worker came up within a minute')
  }

  private spawn(): void {
    const child = spawn(process.execPath, typescript('lib/jobs/worker-main.ts'), {
      cwd: process.cwd(),
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...workerEnvironment(this.database) },
    })
    const worker: Worker = { process: child, takesJobs: false, frozen: false }
    this.running.add(worker)
    child.stdout.on('data', (chunk) => {
      worker.takesJobs ||= String(chunk).includes('worker started')
    })
    child.once('exit', (_code, signal) => {
      this.running.delete(worker)
      if (this.ending) return
      if (signal === 'SIGKILL') this.kills += 1
      this.spawn()
    })
  }
}
