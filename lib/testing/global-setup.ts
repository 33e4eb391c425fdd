import type { TestProject } from 'vitest/node'
import { ensureTemplate, testServer } from './test-server'

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string }
  }
}

/** One PostgreSQL a run, one migrated template; own-database.ts copies it for every test file. */
export default async function setup(project: TestProject) {
  const server = await testServer()
  try {
    project.provide('testDatabase', {
      adminUrl: server.adminUrl,
      template: await ensureTemplate(server.adminUrl),
    })
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}
