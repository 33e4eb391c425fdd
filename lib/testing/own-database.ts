import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { addressesOf } from './test-server'

const { adminUrl, template } = inject('testDatabase')
const name = `zt_test_${randomBytes(8).toString('hex')}`

async function asAdmin(statement: string) {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}

await asAdmin(`create database ${name} template ${template}`)
// Anchors of one database beside another's would rightly be told as a cut chain.
const dataDir = mkdtempSync(join(tmpdir(), 'zhengtong-test-'))
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await asAdmin(`drop database if exists ${name} with (force)`)
})

const { app, platform, owner } = addressesOf(adminUrl, name)
Object.assign(process.env, {
  DATA_DIR: dataDir,
  TEST_APP_URL: app,
  TEST_PLATFORM_URL: platform,
  TEST_OWNER_URL: owner,
  DATABASE_URL: app,
  DATABASE_PLATFORM_URL: platform,
  DATABASE_OWNER_URL: owner,
})
