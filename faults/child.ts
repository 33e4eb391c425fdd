import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { typescript } from '@/scripts/migrations.mjs'

const key = () => randomBytes(32).toString('base64')

/** The suite's processes make their own databases; these addresses only satisfy lib/env.ts. */
const environment = {
  ...process.env,
  DATABASE_URL: 'postgres://scenario@127.0.0.1:1/own',
  DATABASE_PLATFORM_URL: 'postgres://scenario@127.0.0.1:1/own',
  NEXTAUTH_URL: 'http://127.0.0.1:1',
  NEXTAUTH_SECRET: key(),
  AUDIT_KEY: key(),
  FIELD_ENCRYPTION_KEY: key(),
  LOG_LEVEL: 'silent',
}

const running = new Set<ChildProcess>()

/** Each ends what it has started itself. */
export function endChildren(): void {
  for (const started of running) started.kill('SIGTERM')
}

/** A program of the suite in a process of its own, from the code in `folder`: the JSON of its last line. */
export function child<T>(folder: string, file: string, ...words: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, typescript(file, ...words), {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(started)
    let printed = ''
    let complaint = ''
    started.stdout.on('data', (chunk) => {
      printed += chunk
    })
    started.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    started.once('error', reject)
    started.once('close', () => {
      running.delete(started)
      const last = printed.trim().split('\n').at(-1) ?? ''
      if (last.startsWith('{')) resolve(JSON.parse(last))
      else reject(new Error(`${file} ${words.join(' ')}: ${complaint.slice(-2000)}`))
    })
  })
}
