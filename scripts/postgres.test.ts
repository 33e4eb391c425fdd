import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { runningPostgres, startPostgres } from './postgres.mjs'
import { applicationSecrets, localSecrets } from './secrets.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhengtong-postgres-'))
chmodSync(folder, 0o755)
const dir = join(folder, 'postgres')
afterAll(() => rmSync(folder, { recursive: true }))

async function query(port: number, text: string) {
  const client = new Client({ connectionString: `postgres://zt_owner:word@127.0.0.1:${port}/postgres` })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

test('data is kept over a stop, over a server left by a killed supervisor, and over a stale pid file', async () => {
  const first = await startPostgres({ dir, password: 'word' })
  await query(first.port, 'create table kept (n int)')
  await first.stop()
  expect(runningPostgres(dir)).toBeNull()

  const left = await startPostgres({ dir, password: 'word' })
  const second = await startPostgres({ dir, password: 'word' })
  expect(left.process.exitCode).toBe(0)
  await query(second.port, 'insert into kept values (1)')
  const died = new Promise((gone) => second.process.once('exit', gone))
  process.kill(second.pid ?? 0, 'SIGKILL')
  await died
  expect(existsSync(join(dir, 'postmaster.pid'))).toBe(true)

  writeFileSync(join(dir, 'postmaster.pid'), `${process.pid}\n${dir}\n0\n5432\n`)
  const third = await startPostgres({ dir, password: 'word' })
  expect((await query(third.port, 'select n from kept')).rows).toEqual([{ n: 1 }])
  await third.stop()
})

test('secrets are made once and readable by their owner only', () => {
  const secrets = localSecrets(folder)
  expect(localSecrets(folder)).toEqual(secrets)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(Buffer.from(secrets.AUDIT_KEY, 'base64')).toHaveLength(32)
})

test('secrets come from the environment where machines share a database, and the missing ones are named', () => {
  const given = { NEXTAUTH_SECRET: 'a', AUDIT_KEY: 'b' }
  expect(() => applicationSecrets(null, given)).toThrow(
    'Missing environment values: FIELD_ENCRYPTION_KEY, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY.',
  )
  expect(applicationSecrets(localSecrets(folder), given)).toMatchObject(given)
})
