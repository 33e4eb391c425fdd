// npm test: everything from nothing, on Node.js 20 or newer. The last line is "N passed, N failed".
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { nodeBinary, refuseOldNode } from './node-binary.mjs'
import { ensureInstalled } from './packages.mjs'
import { runOrRefuse } from './refusal.mjs'
import { onEnd, rerun } from './rerun.mjs'
import { ROOT, readSettings } from './settings.mjs'

const FAULTS = 'faults/run.ts'
const results = []
const say = (text) => process.stdout.write(`${text}\n`)

async function suite(name, run) {
  say(`\n== ${name}`)
  const since = Date.now()
  const counts = await run().catch((error) => {
    say(error.message)
    return { passed: 0, failed: 1, failures: [error.message] }
  })
  results.push({ name, ...counts, seconds: Math.round((Date.now() - since) / 1000) })
  return counts.failed === 0
}

function summarize() {
  say('\n== 结果 · Results')
  for (const { name, failures = [] } of results)
    for (const failure of failures) say(`\n${name} failed: ${failure}`)
  for (const { name, passed, failed, seconds } of results)
    say(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
  say(`${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') === 0 ? 0 : 1
}

/** Build, then a portal of its own with the demonstration in it, as a new user's first start makes it. */
async function browserTests(suites, freePort) {
  const wanted = suites.browserSuites()
  const { serve } = await import('./serve.mjs')
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengtong-e2e-'))
  chmodSync(dataDir, 0o755)
  const settings = readSettings({ PORT: String(await freePort()), DATA_DIR: dataDir })
  // The sign-in journey starts a real OpenID Connect provider at this address.
  process.env.OIDC_ISSUER = `http://127.0.0.1:${await freePort()}`
  process.env.OIDC_CLIENT_ID = 'portal'
  process.env.OIDC_CLIENT_SECRET = randomBytes(24).toString('hex')
  const portal = serve(settings)
  atEnd.push(async () => {
    await portal.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  let env
  const isUp = await suite('build and start', async () => {
    env = {
      ...(await portal.ready),
      BASE_URL: `http://127.0.0.1:${settings.port}`,
      CHROMIUM: ensureBrowser(),
    }
    return { passed: 1, failed: 0 }
  })
  for (const name of ['e2e', 'accessibility', 'authorization']) {
    if (isUp && wanted[name]) await suite(name, () => suites.playwright(name, env))
  }
  await atEnd.pop()()
}

const atEnd = []

async function main() {
  const suites = await import('./suites.mjs')
  const { freePort } = await import('./postgres.mjs')
  onEnd(async () => {
    suites.endSuites()
    for (const ending of atEnd) await ending()
    process.exit(1)
  })
  await suite('lint', () =>
    suites.program(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']))
  const typegen = ['node_modules/next/dist/bin/next', 'typegen']
  await suite('types', () => suites.program(typegen, ['node_modules/typescript/bin/tsc', '--noEmit']))
  await suite('unit', () => suites.vitest('unit'))
  await suite('integration', () => suites.vitest('integration'))
  await browserTests(suites, freePort)
  if (existsSync(join(ROOT, FAULTS)))
    await suite('fault', () => suites.selfCounting(FAULTS, '--seeds', '1', '--planted', '3'))
  process.exit(summarize())
}

await runOrRefuse(async () => {
  refuseOldNode()
  ensureBrowser()
  await ensureInstalled()
  const node = nodeBinary()
  if (node === process.execPath) return main()
  rerun(node, import.meta.url)
})
