import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { typescript } from './migrations.mjs'
import { nodeBinary } from './node-binary.mjs'
import { ROOT } from './settings.mjs'

const reports = mkdtempSync(join(tmpdir(), 'zhengtong-reports-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

const running = new Set()
export function endSuites() {
  for (const child of running) child.kill('SIGTERM')
}

/** Runs Node.js on the words, shows what it prints and returns it with the status. */
function node(words, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
    running.add(child)
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      process.stdout.write(chunk)
    })
    child.once('error', reject)
    child.once('close', (status) => {
      running.delete(child)
      resolve({ status, printed })
    })
  })
}

/** A suite that ended badly without a failed test of its own (a file that does not load) still failed. */
const counted = (status, passed, failed, failures = []) => ({
  passed,
  failed: status === 0 ? failed : Math.max(failed, 1),
  failures,
})

/** A failed test as the summary tells it: its title, and the beginning of what it said. */
const told = (title, message = '') => `${title}\n${stripVTControlCharacters(message).slice(0, 1500)}`.trim()

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

export async function program(...runs) {
  for (const words of runs) {
    const { status } = await node(words)
    if (status !== 0) return counted(status, 0, 1)
  }
  return counted(0, 1, 0)
}

export async function vitest(project) {
  const file = join(reports, `${project}.json`)
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
  ]
  const { status } = await node([...words, `--outputFile.json=${file}`])
  const report = readReport(file)
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []
  const failures = tests
    .filter((test) => test.status === 'failed')
    .map((test) => told(test.fullName, test.failureMessages[0]))
  return counted(status, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0, failures)
}

export const browserSuites = () => ({
  e2e: globSync('e2e/*.spec.ts', { cwd: ROOT }).length > 0,
  accessibility: globSync('e2e/accessibility/**/*.spec.ts', { cwd: ROOT }).length > 0,
  authorization: globSync('e2e/authz/**/*.spec.ts', { cwd: ROOT }).length > 0,
})

/** The tests in a suite of Playwright's report, and in those within it, that did not pass at once. */
const failedOf = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ results }) => told(title, results.find(({ error }) => error)?.error.message)),
  ),
  ...suites.flatMap(failedOf),
]

/** One project of playwright.config.ts, against a running portal; a test that passed only when retried failed. */
export async function playwright(project, env) {
  const file = join(reports, `${project}.json`)
  const words = ['node_modules/@playwright/test/cli.js', 'test', '--project', project]
  const { status } = await node(words, { ...env, PLAYWRIGHT_REPORT: file })
  const report = readReport(file)
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  return counted(status, expected, unexpected + flaky, report?.suites.flatMap(failedOf))
}

/** A program of ours whose last words are "N passed, N failed". */
export async function selfCounting(file, ...args) {
  const { status, printed } = await node(typescript(file, ...args))
  const last = [...printed.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
  return counted(status, Number(last?.[1] ?? 0), Number(last?.[2] ?? 0))
}
