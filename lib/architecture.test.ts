import { expect, test } from 'vitest'
import { callsIn, exportedFunctions } from '@/lib/architecture/calls'
import { domainOf, type SourceFile, sourceFiles } from '@/lib/architecture/source-files'
import { type Permission, policy } from '@/lib/auth/permissions'

const files = sourceFiles()
const code = files.filter((file) => !file.isTest)
const inLib = code.filter((file) => file.path.startsWith('lib/'))
const verbs = inLib.filter((file) => !/^lib\/(db|testing|architecture|i18n|actions)\//.test(file.path))

/** `path -> target` for every import that breaks a rule; the rule holds when there is none. */
function breaches(
  of: SourceFile[],
  broken: (target: string, file: SourceFile, typeOnly: boolean) => boolean,
): string[] {
  return of.flatMap((file) =>
    file.imports
      .filter(({ target, typeOnly }) => broken(target, file, typeOnly))
      .map(({ target }) => `${file.path} -> ${target}`),
  )
}

test('pages and components never touch the database', () => {
  const outside = code.filter((file) => /^(app|components)\//.test(file.path))
  expect(breaches(outside, (target) => /^(drizzle-orm|pg)(\/|$)|^lib\/db\//.test(target))).toEqual([])
})

test('components/ui and components/charts know no domain', () => {
  const plain = code.filter((file) => /^components\/(ui|charts)\//.test(file.path))
  const allowed = /^components\/(ui|charts)\/|^lib\/(i18n\/|actions\/form-state)/
  expect(
    breaches(
      plain,
      (target, file) =>
        file.imports.some((one) => one.target === target && one.ours) && !allowed.test(target),
    ),
  ).toEqual([])
})

test('next and react stay at the edge: lib/auth, lib/actions, lib/i18n', () => {
  const inner = inLib.filter((file) => !/^lib\/(auth|actions|i18n)\//.test(file.path))
  expect(breaches(inner, (target) => /^(next|react|next-intl|next-auth)(\/|$)/.test(target))).toEqual([])
})

test('lib never imports pages or components', () => {
  expect(breaches(inLib, (target) => /^(app|components)\//.test(target))).toEqual([])
})

/** Registers that any domain may join for names; and compute, whose machines are instances. */
const sharedTables = new Set(['agencies'])
const neighbours: Record<string, string[]> = {
  // Names of states and kinds for its schemas; it has no drizzle to ask tables with.
  api: ['billing', 'catalog', 'orders'],
  auth: ['agencies'],
  compute: ['provisioning'],
  metering: ['billing'],
  billing: ['metering'],
  events: ['notify'],
  notify: ['events'],
}

test('a table is imported only by the domain whose schema file it stands in', () => {
  const domains = inLib.filter(
    (file) => !/^lib\/(db|testing|architecture|jobs|backup|providers|context)/.test(file.path),
  )
  const broken = breaches(domains, (target, file, typeOnly) => {
    const table = /^lib\/db\/schema\/(.+)$/.exec(target)?.[1]
    const domain = domainOf(file.path) ?? ''
    if (!table || typeOnly || sharedTables.has(table) || table === domain) return false
    return !neighbours[domain]?.includes(table)
  })
  expect(broken).toEqual([])
})

/** The policy table is asked by every domain and knows none. */
const policyFiles = new Set(['lib/auth/permissions', 'lib/auth/roles'])

test('domains do not import one another in a circle', () => {
  const edges = new Map<string, Set<string>>()
  for (const file of inLib) {
    const from = domainOf(file.path)
    if (!from || ['jobs', 'testing', 'architecture', 'actions'].includes(from)) continue
    for (const { target, ours, typeOnly } of file.imports) {
      if (policyFiles.has(target)) continue
      const to = ours && !typeOnly ? domainOf(`${target}.ts`) : undefined
      if (to && to !== from && !['db', 'i18n', 'jobs'].includes(to))
        edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  expect(circles(edges)).toEqual([])
})

function circles(edges: Map<string, Set<string>>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (node: string, path: string[]) => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' -> '))
    if (path.includes(node) || done.has(node)) return
    for (const next of edges.get(node) ?? []) walk(next, [...path, node])
    done.add(node)
  }
  for (const node of edges.keys()) walk(node, [])
  return found
}

test('files stay small and say in their name what they hold', () => {
  expect(files.filter((file) => file.lines > 300).map((file) => `${file.path} ${file.lines}`)).toEqual([])
  const vague = /(^|\/)(utils?|helpers?|common|misc|index)(\.tsx?$|\/)/
  const measuresTheIndex = 'bench/index.ts'
  const paths = files.map((file) => file.path).filter((path) => path !== measuresTheIndex)
  expect(paths.filter((path) => vague.test(path))).toEqual([])
})

test('every server action is made by formAction', () => {
  const actions = code.filter((file) => /^['"]use server['"]/m.test(file.text))
  const bare = actions.flatMap((file) =>
    file.program.body.flatMap((node) => {
      if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return []
      if (node.declaration.type !== 'VariableDeclaration') return [`${file.path}: ${node.declaration.type}`]
      return node.declaration.declarations
        .filter(
          (one) =>
            one.init?.type !== 'CallExpression' ||
            one.init.callee.type !== 'Identifier' ||
            !/^(form|door)Action$/.test(one.init.callee.name),
        )
        .map(() => file.path)
    }),
  )
  expect(bare).toEqual([])
})

test('a verb that opens a transaction authorizes before it', () => {
  const late = verbs.flatMap((file) =>
    exportedFunctions(file.program)
      .filter(({ calls }) => {
        const opens = calls.find(({ name }) => name === 'inTransaction')
        const asks = calls.find(({ name }) => name === 'authorize')
        return opens && (!asks || asks.start > opens.start)
      })
      .map(({ name }) => `${file.path}: ${name}`),
  )
  expect(late).toEqual([])
})

test('every permission is asked for somewhere', () => {
  const everything = code.map((file) => file.text).join('\n')
  const unused = (Object.keys(policy) as Permission[]).filter(
    (permission) => everything.split(`'${permission}'`).length < 3,
  )
  expect(unused).toEqual([])
})

test('nothing sleeps in a test and nothing is skipped', () => {
  const tests = files.filter((file) => file.isTest)
  const lazy = tests.filter((file) =>
    callsIn(file.program).some(({ name }) => ['waitForTimeout', 'skip', 'only', 'fixme'].includes(name)),
  )
  expect(lazy.map((file) => file.path)).toEqual([])
})
