import { expect, test } from '@playwright/test'
import { invariants } from '@/lib/jobs/invariants'
import { addressOf, type FormAnswer, postAction } from './call'
import { mayCall } from './expected'
import { hostileTexts, leaks } from './hostile-values'
import { inParallel } from './in-parallel'
import { type Endpoint, readManifest } from './manifest'
import { matrix } from './matrix'
import { openSession, type Principal } from './principals'
import type { Fields, Row } from './row'
import { fillFields, openWorld, type World } from './world'

type Action = Extract<Endpoint, { kind: 'action' }>
type Sent = { action: Action; row: Row; principal: Principal; fields: Fields; what: string }

const actions = readManifest('.next').filter((endpoint) => endpoint.kind === 'action')
let world: World

test.beforeAll(async () => {
  world = await openWorld()
})
test.afterAll(() => world.owner.end())

/** Each field of a form in turn: hostile text, twice instead of once, and not at all. */
function mutations(fields: Fields): { what: string; fields: Fields }[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const { [name]: _, ...others } = fields
    const hostile = Object.entries(hostileTexts).map(([what, text]) => ({
      what: `${name}: ${what}`,
      fields: { ...fields, [name]: text },
    }))
    const twice = [value, value].flat()
    return [
      ...hostile,
      { what: `${name}: twice`, fields: { ...fields, [name]: twice } },
      { what: `${name}: missing`, fields: others },
    ]
  })
}

async function complaint({ action, row, principal, fields, what }: Sent): Promise<string | null> {
  const cookie = row.endsSession ? await openSession(world.owner, principal) : principal.cookie
  const url = `${world.baseUrl}${addressOf({ endpoint: action, row, principal, realIds: false }, world)}`
  const { status, location, answer, text } = await postAction(url, action.id, fields, cookie)
  const wrong = location ? null : wrongAnswer(status, answer, text)
  return wrong && `${action.key} as ${principal.name}, ${what}: ${wrong}`
}

function wrongAnswer(status: number, answer: FormAnswer | undefined, text: string): string | null {
  if (status >= 500 || !answer) return `${status} without an answer`
  if (answer.ok) return null
  if (leaks(JSON.stringify({ ...answer, values: undefined }))) return `tells too much: ${text.slice(0, 200)}`
  if (!answer.error?.message) return 'refuses without a sentence'
  if (answer.error.code === 'actions.unexpected') return 'does not expect it'
  if (answer.error.code === 'actions.invalid' && Object.keys(answer.fields ?? {}).length === 0)
    return 'names no field'
  return null
}

test('every field of every form bears what is typed into it, and says what is wrong with it', async () => {
  test.setTimeout(900_000)
  const sent = actions.flatMap((action): Sent[] => {
    const row = matrix[action.key]
    const principal = row && world.principals.find((one) => one.name !== 'nobody' && mayCall(one, row))
    if (!row || !principal) return []
    const fields = fillFields(row.fields ?? {}, world.ids, false)
    return mutations(fields).map((mutation) => ({ action, row, principal, ...mutation }))
  })
  expect(sent.length).toBeGreaterThan(actions.length)
  const told = await inParallel(sent, 8, complaint)
  expect(told.filter((line) => line !== null)).toEqual([])
})

test('a body that is no form, and arguments that are none, are refused without a trace', async () => {
  const [action] = actions
  const url = `${world.baseUrl}${action?.path.replace(/\[\w+\]/g, 'x')}`
  const headers = { 'next-action': action?.id ?? '', origin: world.baseUrl }
  const bodies = ['', '[]', '["$K1"]', `["$Q1",{"__proto__":{}}]`, '{', '['.repeat(5000)]
  for (const body of bodies) {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' })
    expect(leaks(await response.text())).toBe(false)
  }
})

test('nothing was left half done', async () => {
  for (const { id, says, sql } of invariants) {
    const { rows } = await world.owner.query<Record<string, string>>(sql)
    expect(Number(Object.values(rows[0] ?? {})[0] ?? 0), `${id} ${says}`).toBe(0)
  }
})
