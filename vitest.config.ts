import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { testFiles } from './lib/testing/test-files.ts'

const { unit, integration } = testFiles(fileURLToPath(new URL('.', import.meta.url)))

const settings = {
  environment: 'node' as const,
  // Workers run verbs under this condition, so tests do too; it also makes `server-only` an empty module.
  execArgv: ['--conditions=react-server'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  setupFiles: ['lib/testing/set-environment.ts'],
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  ssr: { resolve: { conditions: ['react-server', 'module', 'node', 'development'] } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      { extends: true, test: { ...settings, name: 'unit', include: unit } },
      {
        extends: true,
        test: {
          ...settings,
          name: 'integration',
          include: integration,
          globalSetup: ['lib/testing/global-setup.ts'],
          setupFiles: [...settings.setupFiles, 'lib/testing/own-database.ts'],
        },
      },
    ],
  },
})
