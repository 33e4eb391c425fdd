import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { callPage, postAction } from './call'
import { type Endpoint, readManifest } from './manifest'
import { matrix } from './matrix'
import { unlisted } from './unlisted'

const root = process.cwd()
const next = join(root, 'node_modules/next/dist/bin/next')

/** The mistakes the matrix is there for: nobody asks who calls. */
const planted: Record<string, string> = {
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } }`,
  'app/layout.jsx': `export default ({ children }) => <html lang="zh-CN"><body>{children}</body></html>`,
  'app/planted/page.jsx': `import { plantedAction } from './actions'
    export const dynamic = 'force-dynamic'
    export default () => <form action={plantedAction}><p>机密</p><button>x</button></form>`,
  'app/planted/actions.js': `'use server'
    export async function plantedAction() { return { ok: true } }`,
  'app/api/planted/route.js': `export const dynamic = 'force-dynamic'
    export const GET = () => Response.json({ secret: true })`,
}

let folder: string
let server: ChildProcess | undefined
let endpoints: Endpoint[]

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = mkdtempSync(join(root, '.planted-'))
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await promisify(execFile)(process.execPath, [next, 'build', folder], { env })
  endpoints = readManifest(join(folder, '.next'))
})

test.afterAll(() => {
  server?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('a page, a route and an action that nobody has entered are named', () => {
  expect(unlisted(endpoints, matrix)).toEqual([
    `${basename(folder)}/app/planted/actions.js#plantedAction`,
    '/planted',
    'GET /api/planted',
  ])
})

test('entered as guarded, they are found to let nobody in', async () => {
  test.setTimeout(60_000)
  const port = await freePort()
  server = spawn(process.execPath, [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], {
    stdio: 'pipe',
  })
  await new Promise<void>((ready) => {
    server?.stdout?.on('data', (text) => /Ready/.test(String(text)) && ready())
  })
  const base = `http://127.0.0.1:${port}`
  const action = endpoints.find(({ kind }) => kind === 'action')
  const caught = [
    (await callPage(`${base}/planted`, '')).verdict,
    (await fetch(`${base}/api/planted`)).status,
    (await postAction(`${base}/planted`, action?.kind === 'action' ? action.id : '', {}, '')).answer?.ok,
  ]
  expect(caught).toEqual(['allowed', 200, true])
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', () => listening()))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}
