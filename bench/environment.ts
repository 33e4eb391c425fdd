/** What lib/env.ts demands; the addresses are replaced by the database the benchmark starts for itself. */
const nowhere = 'postgres://none:none@127.0.0.1:1/none'

for (const [key, value] of Object.entries({
  DATABASE_URL: nowhere,
  DATABASE_PLATFORM_URL: nowhere,
  DATABASE_OWNER_URL: nowhere,
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'only-for-benchmarks-'.repeat(2),
  AUDIT_KEY: Buffer.alloc(32, 1).toString('base64'),
  FIELD_ENCRYPTION_KEY: Buffer.alloc(32, 2).toString('base64'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
  DEMO: '0',
  LOG_LEVEL: 'warn',
}))
  process.env[key] ??= value
