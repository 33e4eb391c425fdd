import type { Databases } from '@/lib/context'
import { readDecisionFilter } from '@/lib/governance/decision-view'
import { exportDecisions } from '@/lib/governance/export-decisions'
import { type JudgeDecision, SaveDecision } from '@/lib/governance/input'
import { judgeDecision } from '@/lib/governance/judge-decision'
import { listDecisions } from '@/lib/governance/list-decisions'
import { getDecision } from '@/lib/governance/queries'
import { repealDecision } from '@/lib/governance/repeal-decision'
import { saveDecision } from '@/lib/governance/save-decision'
import { submitDecision } from '@/lib/governance/submit-decision'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, countRows } from '@/lib/testing/factories'

const policy = {
  kind: 'policy',
  title: '不再新建机房',
  text: '一律向平台申请。',
  effectiveFrom: '2026-01-01',
}
const target = { ...policy, kind: 'target', targetValue: '80', unit: '%', dueOn: '2027-12-31' }
const exemption = (agencyId: string) => ({ ...policy, kind: 'exemption', agencyId })

async function aGovernment(db: Databases) {
  const authority = await aPerson(db, null, ['authority'])
  const group = await aPerson(db, null, ['leadingGroup'])
  const drafted = (form: object = policy) => saveDecision(authority.ctx, SaveDecision.parse(form))
  const submitted = async (form?: object) => {
    const decisionId = await drafted(form)
    await submitDecision(authority.ctx, { decisionId })
    return decisionId
  }
  const judge = (decisionId: string, more: Partial<JudgeDecision> = {}, ctx = group.ctx) =>
    judgeDecision(ctx, {
      decisionId,
      revision: 1,
      verdict: 'endorse',
      level: 'province',
      opinion: '同意',
      ...more,
    })
  const endorsed = async (form?: object) => {
    const decisionId = await submitted(form)
    await judge(decisionId)
    return decisionId
  }
  return { authority, group, drafted, submitted, judge, endorsed }
}

const waits = (kind: string, personId: string, decisionId: string) =>
  `kind = '${kind}' and person_id = '${personId}' and subject = 'decision:${decisionId}' and waits and done_at is null`

describe('a decision of the authority', () => {
  test('is drafted, waits for the leading group, and is endorsed at a level', async ({ db }) => {
    const { authority, group, submitted, judge } = await aGovernment(db)
    const id = await submitted(target)
    expect(await countRows(db, 'notification', waits('decisionSubmitted', group.id, id))).toBe(1)
    await judge(id)
    expect(await countRows(db, 'notification', waits('decisionSubmitted', group.id, id))).toBe(0)
    expect(
      await countRows(db, 'notification', `kind = 'decisionEndorsed' and person_id = '${authority.id}'`),
    ).toBe(1)
    const { decision, endorsements } = await getDecision(authority.ctx, id)
    expect(decision).toMatchObject({ state: 'endorsed', targetValue: '80.000000', unit: '%', revision: 1 })
    expect(decision.number).toMatch(/^JD-2611-\d{4}$/)
    expect(endorsements).toMatchObject([{ personId: group.id, level: 'province', opinion: '同意' }])
    const verbs = ['create', 'submit', 'endorse'].map((verb) => `'decision.${verb}'`).join()
    expect(await countRows(db, 'audit_event', `object_id = '${id}' and action in (${verbs})`)).toBe(3)
  })

  test('comes back with reasons, is revised and submitted again; both answers stay', async ({ db }) => {
    const { authority, submitted, judge } = await aGovernment(db)
    const id = await submitted()
    await expect(judge(id, { verdict: 'return', opinion: '' })).rejects.toMatchObject({
      details: { fields: { opinion: { code: 'governance.reasonNeeded' } } },
    })
    await judge(id, { verdict: 'return', opinion: '请写明例外' })
    expect(await countRows(db, 'notification', waits('decisionReturned', authority.id, id))).toBe(1)
    const revised = SaveDecision.parse({ ...policy, decisionId: id, formVersion: 1, title: '原则上不再新建' })
    await saveDecision(authority.ctx, revised)
    await expect(saveDecision(authority.ctx, revised)).rejects.toMatchObject({ code: 'actions.stale' })
    await submitDecision(authority.ctx, { decisionId: id })
    expect(await countRows(db, 'notification', waits('decisionReturned', authority.id, id))).toBe(0)
    await expect(judge(id)).rejects.toMatchObject({ code: 'actions.stale' })
    await judge(id, { revision: 2 })
    const { decision, endorsements } = await getDecision(authority.ctx, id)
    expect(decision).toMatchObject({ state: 'endorsed', title: '原则上不再新建' })
    expect(endorsements.map(({ verdict }) => verdict)).toEqual(['endorse', 'return'])
  })

  test('once endorsed never changes, past the verbs neither; it is repealed with a reason', async ({
    db,
  }) => {
    const { authority, judge, endorsed } = await aGovernment(db)
    const id = await endorsed()
    const change = SaveDecision.parse({ ...policy, decisionId: id, formVersion: 1 })
    await expect(saveDecision(authority.ctx, change)).rejects.toMatchObject({
      code: 'governance.notEditable',
    })
    await expect(judge(id)).rejects.toMatchObject({ code: 'governance.notSubmitted' })
    for (const statement of [
      `update decision set text = 'x' where id = '${id}'`,
      `update decision set state = 'draft', endorsed_at = null where id = '${id}'`,
      `delete from endorsement where decision_id = '${id}'`,
      `update endorsement set opinion = 'x' where decision_id = '${id}'`,
    ])
      await expect(db.platform.query(statement)).rejects.toMatchObject({ constraint: 'endorsed_kept' })
    await repealDecision(authority.ctx, { decisionId: id, reason: '由新办法代替' })
    expect((await getDecision(authority.ctx, id)).decision).toMatchObject({
      state: 'repealed',
      repealReason: '由新办法代替',
    })
    await expect(repealDecision(authority.ctx, { decisionId: id, reason: '再废' })).rejects.toMatchObject({
      code: 'governance.notEndorsed',
    })
  })
})

describe('who may not', () => {
  test('whoever had a hand in it does not endorse it, and without anybody else it is not submitted', async ({
    db,
  }) => {
    const { authority, group, submitted, judge } = await aGovernment(db)
    const both = aCtx(db, null, ['authority', 'leadingGroup'], group.id)
    const id = await submitted()
    await judge(id, { verdict: 'return', opinion: '请补充' })
    await saveDecision(both, SaveDecision.parse({ ...policy, decisionId: id, formVersion: 1 }))
    const second = await aPerson(db, null, ['leadingGroup'])
    await submitDecision(authority.ctx, { decisionId: id })
    expect(await countRows(db, 'notification', waits('decisionSubmitted', group.id, id))).toBe(0)
    await expect(judge(id, { revision: 2 })).rejects.toMatchObject({ code: 'governance.ownDecision' })
    await judge(id, { revision: 2 }, second.ctx)
  })

  test('the leading group drafts and repeals nothing, the authority endorses nothing, agencies neither', async ({
    db,
  }) => {
    const { authority, group, submitted, judge } = await aGovernment(db)
    const id = await submitted()
    const staff = await aPerson(db, (await anAgency(db)).id, ['staff', 'agencyAdmin'])
    for (const { ctx } of [group, staff]) {
      await expect(saveDecision(ctx, SaveDecision.parse(policy))).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(submitDecision(ctx, { decisionId: id })).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(repealDecision(ctx, { decisionId: id, reason: 'x' })).rejects.toMatchObject({
        kind: 'forbidden',
      })
    }
    for (const { ctx } of [authority, staff])
      await expect(judge(id, {}, ctx)).rejects.toMatchObject({ kind: 'forbidden' })
    const door = aCtx(db, null, ['visitor'])
    await expect(getDecision(door, id)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('who sees what', () => {
  test('everybody policies and targets once endorsed; exemptions the agency, overseers and auditors', async ({
    db,
  }) => {
    const { authority, group, drafted, submitted, endorsed } = await aGovernment(db)
    const [mine, other] = [await anAgency(db), await anAgency(db)]
    const ids = {
      draft: await drafted(),
      waiting: await submitted(),
      policy: await endorsed(),
      exemption: await endorsed(exemption(mine.id)),
    }
    const seenBy = async (ctx: typeof group.ctx) => {
      const rows = await listDecisions(ctx, readDecisionFilter({ size: '1000' }))
      return Object.entries(ids).flatMap(([name, id]) => (rows.some((row) => row.id === id) ? [name] : []))
    }
    const [own, stranger] = [await aPerson(db, mine.id, ['staff']), await aPerson(db, other.id, ['staff'])]
    expect(await seenBy(authority.ctx)).toEqual(['draft', 'waiting', 'policy', 'exemption'])
    expect(await seenBy(group.ctx)).toEqual(['waiting', 'policy', 'exemption'])
    expect(await seenBy(own.ctx)).toEqual(['policy', 'exemption'])
    expect(await seenBy(stranger.ctx)).toEqual(['policy'])
    expect(await seenBy(aCtx(db, null, ['auditAdmin']))).toEqual(['policy', 'exemption'])
    expect(await seenBy(aCtx(db, null, ['serviceDesk']))).toEqual(['policy'])
    await expect(getDecision(stranger.ctx, ids.exemption)).rejects.toMatchObject({ kind: 'notFound' })
    expect((await getDecision(own.ctx, ids.exemption)).endorsements).toHaveLength(1)
  })

  test('beneath the queries, an agency’s login sees no draft, no other’s exemption, and writes none', async ({
    db,
  }) => {
    const { submitted, endorsed } = await aGovernment(db)
    const [mine, other] = [await anAgency(db), await anAgency(db)]
    const [waiting, theirs] = [await submitted(), await endorsed(exemption(other.id))]
    const own = await endorsed(exemption(mine.id))
    const { db: scoped } = aCtx(db, mine.id, ['staff'])
    const { rows } = await scoped.execute<{ id: string }>('select id from decision')
    const seen = rows.map(({ id }) => id)
    expect(seen).toContain(own)
    for (const id of [waiting, theirs]) expect(seen).not.toContain(id)
    const { rows: said } = await scoped.execute('select decision_id from endorsement')
    expect(said.filter((row) => row.decision_id === theirs)).toEqual([])
  })

  test('the export holds what the list shows, and is on record', async ({ db }) => {
    const { authority, endorsed } = await aGovernment(db)
    const agency = await anAgency(db)
    await endorsed({ ...exemption(agency.id), title: '现场前置设备自建' })
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const words = { title: String, kind: () => '种类', state: () => '状态' }
    const read = async (ctx: typeof authority.ctx) => {
      let text = ''
      const filter = readDecisionFilter({ q: '现场前置' })
      for await (const part of await exportDecisions(ctx, filter, words)) text += part
      return text
    }
    expect(await read(authority.ctx)).toContain('现场前置设备自建')
    expect((await read(stranger.ctx)).split('# filter')[0]).not.toContain('现场前置')
    expect(
      await countRows(db, 'audit_event', `action = 'decision.export' and actor_id = '${authority.id}'`),
    ).toBe(1)
  })
})

test('what a kind needs is asked for, and what it does not have is left out', () => {
  const wrong = (form: object) =>
    SaveDecision.safeParse(form).error?.issues.map(({ path, message }) => `${path.join()} ${message}`)
  expect(wrong({ ...policy, kind: 'exemption' })).toEqual(['agencyId governance.agencyNeeded'])
  expect(wrong({ ...target, unit: '' })).toEqual(['unit governance.targetNeeded'])
  expect(wrong({ ...policy, effectiveUntil: '2025-12-31' })).toEqual([
    'effectiveUntil governance.endBeforeStart',
  ])
  expect(SaveDecision.parse({ ...target, kind: 'policy' })).toMatchObject({ targetValue: null, unit: null })
})
