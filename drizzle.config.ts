import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/db/schema/*.ts',
  out: './drizzle',
  casing: 'snake_case',
  // The logins are made by lib/db/migrate.ts before any migration runs: their passwords are secrets.
  entities: { roles: { provider: '', exclude: ['zt_app', 'zt_platform', 'zt_owner'] } },
})
