import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodeBinary, refuseOldNode } from './node-binary.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhengtong-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

const clean = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(folder, 'data'), PORT: '1' }

/** A start that is expected to end by itself: its status and all that it said. */
function start(environment: Record<string, string>, words = ['scripts/start.mjs']) {
  return new Promise<{ status: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, words, { env: { NODE_ENV: 'test', ...clean, ...environment } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('close', (status) => resolve({ status, said }))
  })
}

function listening() {
  return new Promise<{ port: number; close: () => void }>((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no port')
      resolve({ port: address.port, close: () => server.close() })
    })
  })
}

test('an old Node.js is named, with the one that is needed', () => {
  expect(() => refuseOldNode('18.20.4')).toThrow(
    '需要 Node.js 20 或更新的版本，本机是 18.20.4。\nNode.js 20 or newer is needed, this is 18.20.4.',
  )
  expect(() => refuseOldNode('20.9.0')).not.toThrow()
})

test('a machine for which npm has no Node.js 24 is told to install it', () => {
  expect(() => nodeBinary({ version: '22.1.0', platform: 'aix', arch: 'ppc64' })).toThrow(
    'Node.js 24 is needed: this is 22.1.0, and npm has none for aix-ppc64. Install Node.js 24 first.',
  )
})

test('a taken port is named', async () => {
  const other = await listening()
  const { status, said } = await start({ PORT: String(other.port) })
  other.close()
  expect(status).toBe(1)
  expect(said).toBe(
    `不能使用端口 ${other.port}（EADDRINUSE）：它已被占用或不允许，请用 PORT 指定另一个。\n` +
      `Port ${other.port} cannot be used (EADDRINUSE): it is taken or not allowed, name another in PORT.\n`,
  )
})

test('a data folder that cannot be written is named', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { status, said } = await start({ DATA_DIR: join(file, 'data') })
  expect(status).toBe(1)
  expect(said).toContain(`The data folder ${join(file, 'data')} cannot be written (ENOTDIR)`)
  expect(said.trim().split('\n')).toHaveLength(2)
})

test.each([
  [{ PORT: '70000' }, 'PORT is not valid: expected a whole number from 1 to 65535.'],
  [{ PORT: 'http' }, 'PORT is not valid: expected a whole number from 1 to 65535.'],
  [{ DEMO: 'yes' }, 'DEMO is not valid: expected 0 or 1.'],
  [
    { DEMO: '1', LISTEN_HOST: '0.0.0.0' },
    'DEMO is not valid: demonstration accounts exist on loopback only.',
  ],
  [
    { DATABASE_URL: 'mysql://a' },
    'DATABASE_URL is not valid: expected postgres://user:password@host:port/database.',
  ],
  [{ DATABASE_OWNER_URL: 'postgres://a:b@c/d' }, 'DATABASE_URL is not valid: others are given, it is not.'],
])('a bad environment value is named: %o', async (environment, sentence) => {
  const { status, said } = await start(environment)
  expect(status).toBe(1)
  expect(said).toContain(`The environment value ${sentence}`)
  expect(said.trim().split('\n')).toHaveLength(2)
})

test('an unreachable database is named without its password, and nothing is left in the data folder', async () => {
  const { port, close } = await listening()
  close()
  const own = { DATABASE_URL: `postgres://owner:secret@127.0.0.1:${port}/none`, PORT: String(port) }
  const { status, said } = await start(own)
  expect(status).toBe(1)
  expect(said).toContain(
    `The database 127.0.0.1:${port}/none cannot be reached (DATABASE_URL: ECONNREFUSED).`,
  )
  expect(said).not.toContain('secret')
  expect(readdirSync(clean.DATA_DIR)).toEqual([])
})

test('a bad value of the application is named before web and worker start', async () => {
  const words = ['--conditions=react-server', '--import', 'tsx', 'scripts/check-environment.ts']
  const { status, said } = await start(
    { ...process.env, SMTP_URL: 'ftp://mail' } as Record<string, string>,
    words,
  )
  expect(status).toBe(2)
  expect(said).toMatch(/^环境变量无效：SMTP_URL.+\nNot a valid environment value: SMTP_URL .+\.$/)
})

test('a word that is no option is refused', async () => {
  const { status, said } = await start({}, ['scripts/start.mjs', '--develop'])
  expect({ status, said }).toEqual({
    status: 1,
    said: '不认识的参数：--develop\nUnknown argument: --develop\n',
  })
})
