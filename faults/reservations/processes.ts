import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Entry, Place } from '@/faults/reservations/callers'
import { typescript } from '@/scripts/migrations.mjs'

type Options = {
  addresses: { app: string; platform: string }
  place: Place
  callers: number
  note: (entry: Entry) => void
  /** Of the pool, as the lease names it: its process number stands in it. */
  holder: () => Promise<string | null>
}

/** Several processes that would all be the writer; the one that is can be killed and frozen. */
export class Processes {
  kills = 0
  freezes = 0
  private seed = 0
  private ending = false
  private readonly running = new Map<number, ChildProcess>()

  constructor(private readonly options: Options) {}

  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.spawn()))
  }

  /** SIGKILL to the leader; another process takes its place in the run, and somebody the lead. */
  async killLeader(): Promise<void> {
    const leader = await this.leader()
    const gone = new Promise((resolve) => leader.once('exit', resolve))
    leader.kill('SIGKILL')
    await gone
    if (leader.signalCode === 'SIGKILL') this.kills += 1
    await this.spawn()
  }

  /** The leader stands still until another leads, and then goes on as if nothing had happened. */
  async freezeLeader(): Promise<void> {
    const leader = await this.leader()
    leader.kill('SIGSTOP')
    for (let tries = 0; tries < 400 && (await this.leads(leader.pid)); tries++) await pause(25)
    const another = !(await this.leads(leader.pid))
    leader.kill('SIGCONT')
    if (another) this.freezes += 1
  }

  async stop(): Promise<void> {
    this.ending = true
    const all = [...this.running.values()]
    const gone = all.map((child) => new Promise((resolve) => child.once('exit', resolve)))
    for (const child of all) child.kill('SIGTERM')
    await Promise.all(gone)
  }

  private async leads(pid: number | undefined): Promise<boolean> {
    const holder = await this.options.holder().catch(() => null)
    return holder?.split(':')[1] === String(pid)
  }

  private async leader(): Promise<ChildProcess> {
    for (let tries = 0; tries < 600; tries++) {
      const holder = await this.options.holder().catch(() => null)
      const leader = this.running.get(Number(holder?.split(':')[1]))
      if (leader) return leader
      await pause(25)
    }
    throw new Error('nobody led within fifteen seconds')
  }

  private async spawn(): Promise<void> {
    const { addresses, place, callers, note } = this.options
    const words = [
      addresses.app,
      addresses.platform,
      JSON.stringify(place),
      String(callers),
      String(++this.seed),
    ]
    const child = spawn(process.execPath, typescript('faults/reservations/process.ts', ...words), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.pid) this.running.set(child.pid, child)
    child.once('exit', (code, signal) => {
      this.running.delete(child.pid ?? 0)
      if (!this.ending && signal !== 'SIGKILL') console.error(`a process ended by itself: ${code ?? signal}`)
    })
    await new Promise<void>((started) => {
      createInterface(child.stdout).on('line', (line) => {
        const entry = JSON.parse(line)
        if (entry.told === 'started') started()
        else note(entry)
      })
    })
  }
}
