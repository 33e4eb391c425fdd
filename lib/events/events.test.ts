import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, vi } from 'vitest'
import { type Ctx, type Databases, inTransaction } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { hearableTopics } from '@/lib/events/hearable-topics'
import { EventHub, type HeardSoFar } from '@/lib/events/hub'
import { openStream } from '@/lib/events/open-stream'
import { publish } from '@/lib/events/publish'
import { startRelay } from '@/lib/events/relay'
import { describe, expect, test } from '@/lib/testing/db'
import { aBudget, aBusinessSystem, aCtx, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

let relay: { stop(): Promise<void> }
const hubs: EventHub[] = []
beforeAll(() => {
  relay = startRelay(process.env.TEST_PLATFORM_URL ?? '')
})
afterAll(async () => {
  await relay.stop()
  await Promise.all(hubs.map((hub) => hub.close()))
})

function aHub(db: Databases): EventHub {
  const hub = new EventHub(db.platform, process.env.TEST_PLATFORM_URL ?? '')
  hubs.push(hub)
  return hub
}
const say = (ctx: Ctx, topic: `agency:${string}`, kind: string) =>
  inTransaction(ctx, (tx) => publish(tx, topic, kind))

async function aListener(hub: EventHub, topic: string, soFar: Partial<HeardSoFar> = {}) {
  const heard: { id: string; kind: string }[] = []
  const from = { after: null, fresh: [], ...soFar }
  const leave = await hub.subscribe([topic], from, (events) => heard.push(...events))
  return { heard, leave, kinds: () => heard.map(({ kind }) => kind) }
}

describe('the hub', () => {
  test('tells what happens to a topic, once and in order, and nothing of others', async ({ db }) => {
    const [one, other] = [await anAgency(db), await anAgency(db)]
    const topic = `agency:${one.id}` as const
    const listener = await aListener(aHub(db), topic)
    for (const kind of ['a', 'b', 'c']) await say(aSystem(db), topic, kind)
    await say(aSystem(db), `agency:${other.id}`, 'foreign')
    await vi.waitFor(() => expect(listener.kinds()).toEqual(['a', 'b', 'c']), 20_000)
  })

  test('says nothing of what is rolled back, and waits for what an open transaction may still say', async ({
    db,
  }) => {
    const agency = await anAgency(db)
    const topic = `agency:${agency.id}` as const
    const listener = await aListener(aHub(db), topic)
    const slow = await db.platform.connect()
    await slow.query('begin')
    await slow.query(`insert into event (topic, kind, data) values ($1, 'slow', '{}')`, [topic])
    await say(aSystem(db), topic, 'quick')
    await inTransaction(aSystem(db), async (tx) => {
      await publish(tx, topic, 'undone')
      throw new Error('undo')
    }).catch(() => {})
    await slow.query('commit')
    slow.release()
    await vi.waitFor(() => expect(listener.kinds()).toEqual(['slow', 'quick']), 20_000)
  })

  test('resumes behind the last event heard, without loss and without repetition', async ({ db }) => {
    const agency = await anAgency(db)
    const topic = `agency:${agency.id}` as const
    const hub = aHub(db)
    const first = await aListener(hub, topic)
    for (const kind of ['a', 'b', 'c']) await say(aSystem(db), topic, kind)
    await vi.waitFor(() => expect(first.heard).toHaveLength(3), 20_000)
    first.leave()
    await say(aSystem(db), topic, 'd')
    const second = await aListener(aHub(db), topic, { after: first.heard[0]?.id })
    await say(aSystem(db), topic, 'e')
    await vi.waitFor(() => expect(second.kinds()).toEqual(['b', 'c', 'd', 'e']), 20_000)
  })
})

describe('a page that was drawn before it listens', () => {
  test('hears what happened on its way, once, and nothing older or of other topics', async ({ db }) => {
    const agency = await anAgency(db)
    const topic = `agency:${agency.id}` as const
    const hub = aHub(db)
    const known = await aListener(hub, topic)
    await say(aSystem(db), topic, 'old')
    await db.platform.query(`update event set at = now() - interval '1 minute' where topic = $1`, [topic])
    await say(aSystem(db), topic, 'on the way')
    await vi.waitFor(() => expect(known.heard).toHaveLength(2), 20_000)
    const page = await aListener(aHub(db), topic, { fresh: [topic] })
    const resumed = await aListener(aHub(db), topic, { fresh: [topic], after: known.heard[0]?.id })
    await say(aSystem(db), topic, 'later')
    await vi.waitFor(() => expect(page.kinds()).toEqual(['on the way', 'later']), 20_000)
    await vi.waitFor(() => expect(resumed.kinds()).toEqual(['on the way', 'later']), 20_000)
  })
})

describe('what one may hear of', () => {
  test('an agency, its objects, one’s own inbox and roles; nothing of others', async ({ db }) => {
    const [own, other] = [await anAgency(db), await anAgency(db)]
    const person = await aPerson(db, own.id, ['staff'])
    const orderOf = async (agencyId: string) => {
      const [system, budget] = [await aBusinessSystem(db, agencyId), await aBudget(db, agencyId)]
      const { rows } = await db.platform.query<{ id: string }>(
        `insert into "order" (agency_id, number, title, state, content, business_system_id, budget_id, requester_id, created_at)
         values ($1, gen_random_uuid(), 't', 'draft', '{}', $2, $3, $4, now()) returning id`,
        [agencyId, system.id, budget.id, person.id],
      )
      return `order:${rows[0]?.id}`
    }
    const [mine, theirs] = [await orderOf(own.id), await orderOf(other.id)]
    const topics = [mine, theirs, `agency:${own.id}`, `agency:${other.id}`, `inbox:${person.id}`]
    topics.push(
      `inbox:${crypto.randomUUID()}`,
      'queue:serviceDesk',
      `order:'; drop table event`,
      'order:x',
      'odd',
    )
    const allowed = [mine, `agency:${own.id}`, `inbox:${person.id}`]
    expect((await hearableTopics(person.ctx, topics)).sort()).toEqual(allowed.sort())

    const desk = aCtx(db, null, ['serviceDesk'])
    expect(await hearableTopics(desk, topics)).toEqual(expect.arrayContaining([theirs, 'queue:serviceDesk']))
    const officer = aCtx(db, null, ['auditAdmin'])
    expect(await hearableTopics(officer, topics)).toEqual([])
  })
})

describe('a stream', () => {
  test('carries events with their ids, and ends when the session is revoked', async ({ db }) => {
    const agency = await anAgency(db)
    const person = await aPerson(db, agency.id, ['staff'])
    const [session] = await aSystem(db)
      .db.insert(sessions)
      .values({
        tokenHash: person.id,
        personId: person.id,
        agencyId: agency.id,
        method: 'password',
        absoluteUntil: new Date(Date.now() + 60_000),
        idleMinutes: 30,
      })
      .returning()
    const ctx: Ctx = { ...person.ctx, actor: { ...person.ctx.actor, sessionId: session?.id } }
    const topic = `agency:${agency.id}` as const
    const { signal } = new AbortController()
    const stream = openStream(ctx, aHub(db), { topics: [topic], after: null, fresh: [], signal })
    const reader = stream.pipeThrough(new TextDecoderStream() as never).getReader()
    const next = async () => (await reader.read()) as { done: boolean; value?: string }
    expect((await next()).value).toContain('retry:')
    await say(aSystem(db), topic, 'changed')
    expect((await next()).value).toMatch(
      new RegExp(`^id: \\d+-\\d+\ndata: {"topic":"${topic}","kind":"changed","data":{}}\n\n$`),
    )
    await aSystem(db)
      .db.update(sessions)
      .set({ revokedAt: new Date() })
      .where(eq(sessions.personId, person.id))
    await say(aSystem(db), topic, 'secret')
    expect(await next()).toMatchObject({ done: true })
  })
})
