import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export type Endpoint =
  | { kind: 'page'; key: string; path: string }
  | { kind: 'route'; key: string; path: string; method: string }
  | { kind: 'action'; key: string; path: string; id: string }

type ActionManifest = Record<
  'node' | 'edge',
  Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>
>

/** Pages and pictures that Next.js brings itself and that hold nothing of ours. */
const own = /^\/(_not-found|_global-error|favicon\.ico|icon\.svg)$/

const readJson = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as T

function readEntries(nextFolder: string) {
  const files = readJson<Record<string, string>>(nextFolder, 'server/app-paths-manifest.json')
  const paths = readJson<Record<string, string>>(nextFolder, 'app-path-routes-manifest.json')
  return { paths, entries: Object.entries(files).filter(([entry]) => !own.test(paths[entry] ?? '')) }
}

/** The addresses of all pages of a build, parameters in brackets: `/orders/[id]`. */
export function readPages(nextFolder: string): string[] {
  const { paths, entries } = readEntries(nextFolder)
  return entries.filter(([entry]) => entry.endsWith('/page')).map(([entry]) => paths[entry] ?? entry)
}

/** Everything a build answers to, read from what the build itself wrote down. */
export function readManifest(nextFolder: string): Endpoint[] {
  const { paths, entries } = readEntries(nextFolder)
  const actions = readJson<ActionManifest>(nextFolder, 'server/server-reference-manifest.json')
  const routes = entries.filter(([entry]) => entry.endsWith('/route'))
  const methods = methodsOf(
    nextFolder,
    routes.map(([, file]) => file),
  )
  if (Object.keys(actions.edge).length > 0) throw new Error('a server action runs outside Node.js')
  return [
    ...readPages(nextFolder).map((path): Endpoint => ({ kind: 'page', key: path, path })),
    ...routes.flatMap(([entry, file]): Endpoint[] => {
      const path = paths[entry] ?? entry
      return (methods[file] ?? []).map((method) => ({
        kind: 'route',
        key: `${method} ${path}`,
        path,
        method,
      }))
    }),
    ...Object.entries(actions.node).map(([id, action]): Endpoint => {
      const [worker = ''] = Object.keys(action.workers).sort((a, b) => a.length - b.length)
      const path = paths[worker.replace(/^app/, '')] ?? '/'
      return { kind: 'action', key: `${action.filename}#${action.exportedName}`, path, id }
    }),
  ]
}

const reader = `
const [folder, ...files] = process.argv.slice(1)
const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
Promise.all(files.map(async (file) => {
  const { routeModule } = await require(folder + '/server/' + file)
  await routeModule.ensureUserland?.()
  return [file, known.filter((method) => routeModule.userland[method])]
})).then((all) => { process.stdout.write('\\n' + JSON.stringify(Object.fromEntries(all))); process.exit(0) })`

/** Which methods each route file exports, asked of the built module in a process of its own. */
function methodsOf(nextFolder: string, files: string[]): Record<string, string[]> {
  const folder = resolve(nextFolder)
  const printed = execFileSync(process.execPath, ['-e', reader, folder, ...files], {
    encoding: 'utf8',
    maxBuffer: 8_000_000,
  })
  return JSON.parse(printed.split('\n').at(-1) ?? '{}') as Record<string, string[]>
}
