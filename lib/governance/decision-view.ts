import { DecisionFilter, decisionKinds, decisionSorts } from '@/lib/governance/list-decisions'

type Params = Record<string, string | string[] | undefined>
const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .filter(Boolean)

/** The list's address read as a filter; what an address cannot mean is left out. */
export function readDecisionFilter(params: Params): DecisionFilter {
  const sort = listOf(params.sort)[0] ?? '-changed'
  return DecisionFilter.parse({
    q: listOf(params.q).join(','),
    kind: decisionKinds.find((kind) => kind === listOf(params.kind)[0]) ?? null,
    states: listOf(params.state),
    sort: decisionSorts.find((name) => name === sort.replace(/^-/, '')) ?? 'changed',
    descending: sort.startsWith('-'),
    page: Math.max(1, Math.trunc(Number(listOf(params.page)[0]) || 1)),
    size: Number(listOf(params.size)[0]) || 30,
  })
}
