import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Program, parseSync } from 'oxc-parser'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Import = {
  /** From the project's root without extension ('lib/orders/rules'), or the package's name. */
  target: string
  ours: boolean
  typeOnly: boolean
  names: string[]
}
export type SourceFile = {
  path: string
  text: string
  lines: number
  program: Program
  imports: Import[]
  isTest: boolean
}

/** Every TypeScript file that is ours, parsed once. */
export function sourceFiles(): SourceFile[] {
  return globSync('{app,components,lib,scripts,bench,faults,e2e}/**/*.{ts,tsx}', { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const { program } = parseSync(path, text)
      const isTest = /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('lib/testing/')
      return {
        path,
        text,
        lines: text.split('\n').length - 1,
        program,
        imports: importsOf(path, program),
        isTest,
      }
    })
}

function importsOf(path: string, program: Program): Import[] {
  return program.body.flatMap((node): Import[] => {
    if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return []
    if (!node.source) return []
    const specifiers = node.type === 'ImportDeclaration' ? node.specifiers : []
    const kind = node.type === 'ImportDeclaration' ? node.importKind : node.exportKind
    const valued = specifiers.filter((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type')
    return [
      {
        ...resolveTarget(path, node.source.value),
        typeOnly: kind === 'type' || (specifiers.length > 0 && valued.length === 0),
        names: valued.map((one) => one.local.name),
      },
    ]
  })
}

function resolveTarget(path: string, name: string): { target: string; ours: boolean } {
  const plain = (target: string) => target.replace(/\.(ts|tsx|mjs)$/, '')
  if (name.startsWith('@/')) return { target: plain(name.slice(2)), ours: true }
  if (name.startsWith('.'))
    return { target: plain(relative(root, resolve(root, dirname(path), name))), ours: true }
  return { target: name, ours: false }
}

/** 'lib/orders/rules.ts' belongs to the domain 'orders'; files right under lib belong to none. */
export const domainOf = (path: string): string | undefined => /^lib\/([^/]+)\/./.exec(path)?.[1]
