import { flightRows } from './flight'
import type { Endpoint } from './manifest'
import { hasEnded, openSession, type Principal } from './principals'
import type { Row } from './row'
import { fill, fillFields, missing, type World } from './world'

/** `forbidden`: for lack of rights. `absent`: to the caller the thing does not exist. `broken`: our fault. */
export type Outcome = { verdict: 'allowed' | 'forbidden' | 'absent' | 'broken'; told: string }

type Call = { endpoint: Endpoint; row: Row; principal: Principal; realIds: boolean }

export function addressOf({ endpoint, row, realIds }: Call, { ids }: World): string {
  const params = row.params ?? {}
  const path = endpoint.path.replace(/\[(\.\.\.)?(\w+)\]/g, (_, _rest, name: string) =>
    fill(params[name] ?? missing, ids, realIds),
  )
  return row.query ? `${path}?${fill(row.query, ids, realIds)}` : path
}

export async function call(world: World, given: Call): Promise<Outcome> {
  const { endpoint, row, principal } = given
  const session = row.endsSession && principal.holds && principal.personId
  const cookie = session ? await openSession(world.owner, principal) : principal.cookie
  const url = `${world.baseUrl}${addressOf(given, world)}`
  if (endpoint.kind === 'page') return callPage(url, cookie)
  if (endpoint.kind === 'route') return callRoute(url, endpoint.method, given, cookie, world)
  const outcome = await callAction(url, endpoint.id, fieldsOf(given, world), cookie)
  // Signing out leads to the door like a refusal does: what tells them apart is the session.
  if (session && (await hasEnded(world.owner, cookie))) return { verdict: 'allowed', told: 'session ended' }
  return outcome
}

const fieldsOf = ({ row, realIds }: Call, { ids }: World) => fillFields(row.fields ?? {}, ids, realIds)

const toDoor = /\/login(\/enrol)?(;|\?|$)/

/** An error below a loading boundary comes after the status: it is read from the stream. */
export async function callPage(
  url: string,
  cookie: string,
  more: Record<string, string> = {},
): Promise<Outcome> {
  const response = await fetch(url, { headers: { ...more, cookie }, redirect: 'manual' })
  const location = response.headers.get('location') ?? ''
  const text = await response.text()
  // Next.js first sends a request for data to the address that carries the hash of its headers.
  if (location.includes('_rsc') && !url.includes('_rsc='))
    return callPage(new URL(location, url).href, cookie, more)
  if (location) return { verdict: toDoor.test(location) ? 'forbidden' : 'allowed', told: `to ${location}` }
  if (response.status === 404) return { verdict: 'absent', told: '404' }
  // Asked ahead of time, Next.js may answer with the shape of the address and not draw a single element.
  if (more.rsc && !text.includes('["$",')) return { verdict: 'forbidden', told: 'nothing drawn' }
  const redirected = /NEXT_REDIRECT;\w+;([^;"\\]+)/.exec(text)?.[1]
  if (redirected)
    return { verdict: toDoor.test(`${redirected};`) ? 'forbidden' : 'allowed', told: redirected }
  if (text.includes('NEXT_HTTP_ERROR_FALLBACK')) return { verdict: 'absent', told: 'not found' }
  const failed =
    /\d+:E\{\\?"digest\\?":\\?"([^"\\]*)/.exec(text)?.[1] ?? (response.status >= 500 ? 'error' : null)
  if (failed !== null) return { verdict: 'forbidden', told: `error ${failed}` }
  return { verdict: 'allowed', told: String(response.status) }
}

async function callRoute(
  url: string,
  method: string,
  { row, principal, realIds }: Call,
  cookie: string,
  { ids, baseUrl }: World,
): Promise<Outcome> {
  const forPrograms = url.startsWith(`${baseUrl}/api/v1/`)
  const headers = new Headers({
    origin: baseUrl,
    'sec-fetch-site': 'same-origin',
    ...(forPrograms ? { 'idempotency-key': crypto.randomUUID() } : { cookie }),
    ...(forPrograms && principal.token ? { authorization: `Bearer ${principal.token}` } : {}),
    ...row.headers,
  })
  const json = row.json === undefined ? undefined : fill(JSON.stringify(row.json), ids, realIds)
  if (json) headers.set('content-type', 'application/json')
  const body = json ?? (row.fields ? formOf(fillFields(row.fields, ids, realIds)) : undefined)
  const sent = method === 'GET' ? undefined : body
  const stop = new AbortController()
  const response = await fetch(url, { method, headers, body: sent, redirect: 'manual', signal: stop.signal })
  const refused = response.status === 403 ? await response.text() : ''
  const told = `${response.status} ${/"code":"([^"]+)"/.exec(refused)?.[1] ?? ''}`.trim()
  const location = response.headers.get('location') ?? ''
  // A stream of events has no end: its status is enough.
  stop.abort()
  if (response.status >= 500) return { verdict: 'broken', told }
  if (hides.test(told)) return { verdict: 'absent', told }
  if ([401, 403].includes(response.status) || toDoor.test(location)) return { verdict: 'forbidden', told }
  if (response.status === 404) return { verdict: 'absent', told }
  return { verdict: 'allowed', told }
}

const formOf = (fields: ReturnType<typeof fillFields>, prefix = ''): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat())
      form.append(`${prefix}${name}`, one.startsWith('file:') ? new File([one.slice(5)], 'authz.csv') : one)
  return form
}

export type FormAnswer = {
  ok?: boolean
  error?: { code: string; message: string }
  fields?: Record<string, string>
}

/** The very request the browser sends: the action's number and its arguments, encoded as React does. */
export async function postAction(
  url: string,
  id: string,
  fields: ReturnType<typeof fillFields>,
  cookie: string,
): Promise<{ status: number; location: string; answer?: FormAnswer; text: string }> {
  const body = formOf(fields, '_1_')
  body.append('0', '[{},"$K1"]')
  const origin = new URL(url).origin
  const headers = { cookie, 'next-action': id, origin, accept: 'text/x-component' }
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' })
  const bytes = Buffer.from(await response.arrayBuffer())
  const location = response.headers.get('x-action-redirect') ?? response.headers.get('location') ?? ''
  const line = flightRows(bytes).get('1')
  const text = bytes.toString('utf8')
  return {
    status: response.status,
    location,
    answer: line?.startsWith('{') ? (JSON.parse(line) as FormAnswer) : undefined,
    text,
  }
}

const forbids = /^auth\.(notAllowed|secondFactorNeeded|signedOut)$/
const hides = /\.(notFound|notYours|notEligible)$/

async function callAction(
  url: string,
  id: string,
  fields: ReturnType<typeof fillFields>,
  cookie: string,
): Promise<Outcome> {
  const { status, location, answer, text } = await postAction(url, id, fields, cookie)
  if (location) return { verdict: toDoor.test(location) ? 'forbidden' : 'allowed', told: `to ${location}` }
  const code = answer?.error?.code
  if (!answer || status >= 500 || code === 'actions.unexpected')
    return { verdict: 'broken', told: `${status} ${code ?? text.slice(0, 200)}` }
  if (answer.ok) return { verdict: 'allowed', told: 'ok' }
  const told = [code, ...Object.keys(answer.fields ?? {})].join(' ').slice(0, 200)
  if (code && forbids.test(code)) return { verdict: 'forbidden', told }
  return { verdict: code && hides.test(code) ? 'absent' : 'allowed', told }
}
