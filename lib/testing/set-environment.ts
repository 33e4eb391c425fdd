/** What lib/env.ts demands, for tests: the database addresses are replaced by own-database.ts where there is one. */
const database = (login: string) => `postgres://${login}:none@127.0.0.1:1/none`

Object.assign(process.env, {
  DATABASE_URL: database('zt_app'),
  DATABASE_PLATFORM_URL: database('zt_platform'),
  DATABASE_OWNER_URL: database('zt_owner'),
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'only-for-tests-'.repeat(3),
  AUDIT_KEY: Buffer.alloc(32, 1).toString('base64'),
  FIELD_ENCRYPTION_KEY: Buffer.alloc(32, 2).toString('base64'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
  DEMO: '0',
  LOG_LEVEL: 'silent',
})
