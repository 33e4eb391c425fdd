import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { commandOf } from './processes.mjs'
import { createSupervisor } from './supervisor.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhengtong-supervisor-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A child that notes its process id in a file, one line a start, and stays. */
const noting = (file: string) => [
  '-e',
  `require('fs').appendFileSync(${JSON.stringify(file)}, process.pid + '\\n'); setInterval(() => {}, 1000)`,
]
const noted = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : []
const patient = { timeout: 10_000, interval: 20 }

test('a child that dies is started again, and stopping ends it for good', async () => {
  const file = join(folder, 'restarted')
  const said: string[] = []
  const supervisor = createSupervisor((text: string) => said.push(text))
  supervisor.keepNode('worker', noting(file), process.env)
  await vi.waitFor(() => expect(noted(file)).toHaveLength(1), patient)
  process.kill(Number(noted(file)[0]), 'SIGKILL')
  await vi.waitFor(() => expect(noted(file)).toHaveLength(2), patient)
  expect(said).toEqual(['worker 已退出（SIGKILL），1 秒后重启 · worker ended, restarting'])
  await supervisor.stop()
  expect(noted(file).map(commandOf)).toEqual(['', ''])
})

test('a step that fails is named; after stopping nothing more is started', async () => {
  const supervisor = createSupervisor(() => {})
  await expect(supervisor.run('build', ['-e', 'process.exit(3)'], process.env)).rejects.toThrow(
    'build failed',
  )
  await supervisor.stop()
  await expect(supervisor.run('build', ['-e', ''], process.env)).rejects.toThrow()
})

test('a supervisor that is killed takes its children with it', async () => {
  const file = join(folder, 'orphans')
  const program = `
    import { createSupervisor } from './scripts/supervisor.mjs'
    createSupervisor(() => {}).keepNode('worker', ${JSON.stringify(noting(file))}, process.env)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
  await vi.waitFor(() => expect(noted(file)).toHaveLength(1), patient)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(commandOf(Number(noted(file)[0]))).toBe(''), patient)
})
