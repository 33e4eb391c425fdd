import { expect, test } from '@playwright/test'
import { addressOf, call, callPage, type Outcome } from './call'
import { mayCall } from './expected'
import { inParallel } from './in-parallel'
import { type Endpoint, readManifest } from './manifest'
import { matrix } from './matrix'
import type { Principal } from './principals'
import type { Row } from './row'
import { changedTables, quietSnapshot, snapshot } from './snapshot'
import { unlisted } from './unlisted'
import { namesThing, openWorld, type World } from './world'

type Case = { endpoint: Endpoint; row: Row; principal: Principal; realIds: boolean }

const endpoints = readManifest('.next')
let world: World

test.beforeAll(async () => {
  world = await openWorld()
})
test.afterAll(() => world.owner.end())

/** Calls every case and says of each that did not end as it must, what happened instead. */
async function surprises(cases: Case[], wanted: (outcome: Outcome, row: Row) => boolean): Promise<string[]> {
  const told = await inParallel(cases, 8, async (one) => {
    const outcome = await call(world, one)
    return wanted(outcome, one.row)
      ? null
      : `${one.endpoint.key} as ${one.principal.name}: ${outcome.verdict}, ${outcome.told}`
  })
  return told.filter((line) => line !== null)
}

const known = () =>
  endpoints.flatMap((endpoint) => {
    const row = matrix[endpoint.key]
    return row ? [{ endpoint, row }] : []
  })

/** A page of an own thing is asked for with its real id: what is missing would be refused to everybody. */
const realFor = (endpoint: Endpoint, row: Row) => endpoint.kind === 'page' || row.real === true

test('every page, route and action of the build stands in the matrix, and nothing else does', () => {
  const built = new Set(endpoints.map(({ key }) => key))
  expect(unlisted(endpoints, matrix)).toEqual([])
  expect(Object.keys(matrix).filter((key) => !built.has(key))).toEqual([])
})

test('whoever may not is refused, and changes nothing', async () => {
  test.setTimeout(600_000)
  const before = await quietSnapshot(world.owner)
  const refused = known().flatMap(({ endpoint, row }) =>
    world.principals
      .filter((principal) => !mayCall(principal, row))
      .map((principal) => ({ endpoint, row, principal, realIds: realFor(endpoint, row) })),
  )
  const shut = ({ verdict }: Outcome, row: Row) =>
    verdict === 'forbidden' || (row.hides === true && verdict === 'absent')
  expect(await surprises(refused, shut)).toEqual([])
  expect(changedTables(before, await snapshot(world.owner))).toEqual([])
})

test('to a stranger another agency’s things do not exist, and stay as they are', async () => {
  test.setTimeout(600_000)
  const [stranger] = world.principals.filter(({ name }) => name === 'stranger')
  const before = await quietSnapshot(world.owner)
  const foreign = known()
    .filter(({ row }) => stranger && mayCall(stranger, row) && namesThing(row))
    .map(({ endpoint, row }) => ({ endpoint, row, principal: stranger as Principal, realIds: true }))
  const hidden = ({ verdict, told }: Outcome) =>
    verdict === 'absent' || verdict === 'forbidden' || told.startsWith('actions.invalid')
  expect(await surprises(foreign, hidden)).toEqual([])
  // A program's key keeps the refusal, so that asking again gets the same answer.
  const changed = changedTables(before, await snapshot(world.owner))
  expect(changed.filter((table) => table !== 'idempotency_key')).toEqual([])
})

/** Ways around a page that once led past its guard in one framework or another. */
const detours: Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-nextjs-data': '1', 'x-invoke-path': '/login' },
]

test('asked for as data, ahead of time or past the proxy, a page stays shut', async () => {
  test.setTimeout(300_000)
  const outside = world.principals.filter(({ holds }) => !holds)
  const asked = known()
    .filter(({ endpoint, row }) => endpoint.kind === 'page' && row.who !== 'public')
    .flatMap(({ endpoint, row }) =>
      outside.flatMap((principal) =>
        detours.map((detour) => ({ endpoint, row, principal, realIds: true, detour })),
      ),
    )
  const told = await inParallel(asked, 8, async ({ detour, ...one }) => {
    const url = `${world.baseUrl}${addressOf(one, world)}`
    const outcome = await callPage(url, one.principal.cookie, detour)
    return outcome.verdict === 'allowed' || outcome.verdict === 'broken'
      ? `${one.endpoint.key} as ${one.principal.name} with ${JSON.stringify(detour)}: ${outcome.told}`
      : null
  })
  expect(told.filter((line) => line !== null)).toEqual([])
})

test('whoever may is not refused, and nothing breaks', async () => {
  test.setTimeout(600_000)
  const allowed = known().flatMap(({ endpoint, row }) =>
    world.principals
      .filter((principal) => principal.name !== 'stranger' && mayCall(principal, row))
      .map((principal) => ({ endpoint, row, principal, realIds: realFor(endpoint, row) })),
  )
  const reached = ({ verdict }: Outcome, row: Row) =>
    verdict === 'allowed' || verdict === 'absent' || (row.who === 'public' && verdict === 'forbidden')
  expect(await surprises(allowed, reached)).toEqual([])
})
