import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeBinary } from './node-binary.mjs'
import { Refusal } from './refusal.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Arguments of Node.js that run a TypeScript file of ours under the condition our server modules ask for. */
export const typescript = (file, ...args) => ['--conditions=react-server', '--import', 'tsx', file, ...args]

/** Runs a TypeScript file to its end; its one-sentence refusal becomes ours. */
export function runTypescript(file, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), typescript(file), {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk) => (complaint += chunk))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else if (code === 2) reject(new Refusal(...complaint.trim().split('\n')))
      else reject(new Error(`${file}: ${complaint}`))
    })
  })
}

/** Brings a database to the present schema, with the logins and the passwords that the addresses carry. */
export function runMigrations({ app, platform, owner }) {
  return runTypescript('scripts/migrate.ts', {
    DATABASE_URL: app,
    DATABASE_PLATFORM_URL: platform,
    DATABASE_OWNER_URL: owner,
  })
}
