import { type Expression, type Function as FunctionNode, type Program, Visitor } from 'oxc-parser'

export type Call = { name: string; start: number }
export type ExportedFunction = { name: string; calls: Call[] }

/** Names of everything called in a file, with positions. */
export function callsIn(program: Program): Call[] {
  const calls: Call[] = []
  new Visitor({
    CallExpression(node) {
      const name = nameOf(node.callee as Expression)
      if (name) calls.push({ name, start: node.start })
    },
  }).visit(program)
  return calls.sort((a, b) => a.start - b.start)
}

function nameOf(callee: Expression): string | undefined {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name
  return undefined
}

/** Exported function declarations with the calls inside each. */
export function exportedFunctions(program: Program): ExportedFunction[] {
  const all = callsIn(program)
  return program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'FunctionDeclaration') return []
    const declared = node.declaration as FunctionNode
    const inside = all.filter(({ start }) => start > node.start && start < node.end)
    return [{ name: declared.id?.name ?? '', calls: inside }]
  })
}
