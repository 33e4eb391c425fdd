import { expect, test } from '@playwright/test'
import { mayCall } from './expected'
import { hostileJson, hostileTexts, leaks } from './hostile-values'
import { inParallel } from './in-parallel'
import { matrix } from './matrix'
import type { Row } from './row'
import { fill, missing, openWorld, type World } from './world'

type Described = {
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Schema = { $ref?: string; properties?: Record<string, Schema>; oneOf?: Schema[] }
type Document = {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}
type Asked = { what: string; method: string; path: string; body?: string; token: string; row: Row }

let world: World
let document: Document

test.beforeAll(async () => {
  world = await openWorld()
  document = (await (await fetch(`${world.baseUrl}/api/v1/openapi.json`)).json()) as Document
})
test.afterAll(() => world.owner.end())

const send = ({ method, path, body, token, row }: Asked, key: string = crypto.randomUUID()) =>
  fetch(`${world.baseUrl}${path}`, {
    method,
    body,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...row.headers,
    },
  })

const pathOf = (template: string, values: Record<string, string> = {}) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? missing))

function fieldsOf({ requestBody }: Described): string[] {
  const schema = requestBody?.content['application/json']?.schema
  const name = schema?.$ref?.split('/').at(-1)
  const found = name ? document.components.schemas[name] : schema
  const all = [found, ...(found?.oneOf ?? [])].flatMap((one) => Object.keys(one?.properties ?? {}))
  return [...new Set(all)]
}

/** Every parameter and every field of every operation in turn, each with everything hostile. */
function questions(): Asked[] {
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([name, described]): Asked[] => {
      const method = name.toUpperCase()
      const row = matrix[`${method} ${template.replace(/\{(\w+)\}/g, '[$1]')}`]
      const caller = row && world.principals.find((one) => one.token && mayCall(one, row))
      if (!row || !caller) return []
      const base = JSON.parse(fill(JSON.stringify(row.json ?? {}), world.ids, false)) as object
      const plain = described.requestBody ? JSON.stringify(base) : undefined
      const common = { method, token: caller.token, row }
      const texts = Object.entries(hostileTexts).filter(([what]) => what !== 'oversize')
      const inAddress = described.parameters
        .filter((one) => one.in === 'path' || one.in === 'query')
        .flatMap((one) =>
          [...texts, ['long', 'x'.repeat(4000)] as const].map(([what, text]) => ({
            ...common,
            body: plain,
            what: `${method} ${template} ${one.name}: ${what}`,
            path:
              one.in === 'path'
                ? pathOf(template, { [one.name]: text || ' ' })
                : `${pathOf(template)}?${new URLSearchParams({ month: '202601', [one.name]: text })}`,
          })),
        )
      const inBody = fieldsOf(described).flatMap((field) =>
        Object.entries(hostileJson).map(([what, value]) => ({
          ...common,
          what: `${method} ${template} ${field}: ${what}`,
          path: pathOf(template),
          body: JSON.stringify({ ...base, [field]: value }),
        })),
      )
      return [...inAddress, ...inBody]
    }),
  )
}

async function complaint(asked: Asked): Promise<string | null> {
  const response = await send(asked)
  const text = await response.text()
  const wrong = (why: string) => `${asked.what}: ${response.status} ${why}: ${text.slice(0, 160)}`
  if (response.status >= 500 || leaks(text)) return wrong('breaks')
  if (response.status < 400) return null
  if (!response.headers.get('content-type')?.startsWith('application/problem+json'))
    return wrong('no problem')
  const problem = JSON.parse(text) as { title?: string; code?: string; errors?: unknown[] }
  if (!problem.title || !problem.code) return wrong('says nothing')
  if (problem.code === 'api.invalid' && !problem.errors?.length) return wrong('names nothing')
  return null
}

test('every parameter and field of the API bears what is sent, and says what is wrong with it', async () => {
  test.setTimeout(600_000)
  const asked = questions()
  expect(asked.length).toBeGreaterThan(200)
  // Programs are slowed down at 600 a minute each; this one wants to be heard out.
  await world.owner.query('delete from rate_limit')
  const width = 400
  const told: (string | null)[] = []
  for (let from = 0; from < asked.length; from += width) {
    told.push(...(await inParallel(asked.slice(from, from + width), 8, complaint)))
    await world.owner.query('delete from rate_limit')
  }
  expect(told.filter((line) => line !== null)).toEqual([])
})

test('one key sent twenty times at once is one order; another body under it is refused', async () => {
  const staff = world.principals.find(({ name }) => name === 'staff')
  const row = { who: 'order:create' } as const
  const ask = (title: string) => ({
    what: '',
    method: 'POST',
    path: '/api/v1/orders',
    body: JSON.stringify({ title }),
    token: staff?.token ?? '',
    row,
  })
  const key = crypto.randomUUID()
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(ask('一次'), key)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(texts).size).toBe(1)
  expect((await send(ask('两次'), key)).status).toBe(409)
  expect((await send(ask('无键'), '')).status).toBe(400)
})
