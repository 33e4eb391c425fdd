import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const FIXTURES = ['lib/testing/db.ts', 'lib/testing/own-database.ts']
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g
const FOLDERS = '{app,components,lib,scripts,bench,faults}'

/** Test files, told apart by whether what they import reaches the database fixture. */
export function testFiles(root: string): { unit: string[]; integration: string[] } {
  const known = new Map<string, boolean>()

  function reachesDatabase(file: string): boolean {
    const answer = known.get(file)
    if (answer !== undefined) return answer
    known.set(file, false)
    const reaches =
      FIXTURES.includes(relative(root, file)) ||
      importedBy(file).some((imported) => reachesDatabase(imported))
    known.set(file, reaches)
    return reaches
  }

  function importedBy(file: string): string[] {
    return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, name = '']) => {
      if (!name.startsWith('.') && !name.startsWith('@/')) return []
      const base = name.startsWith('@/') ? join(root, name.slice(2)) : resolve(dirname(file), name)
      return [base, `${base}.ts`, `${base}.tsx`].filter((path) => /\.tsx?$/.test(path) && existsSync(path))
    })
  }

  const files = globSync(`${FOLDERS}/**/*.test.ts`, { cwd: root }).sort()
  const integration = files.filter((file) => reachesDatabase(join(root, file)))
  return { unit: files.filter((file) => !integration.includes(file)), integration }
}
