import { listRules } from '@/lib/orders/list-rules'
import { moveRule } from '@/lib/orders/move-rule'
import { SaveRule } from '@/lib/orders/rule-input'
import { saveRule } from '@/lib/orders/save-rule'
import { switchRule } from '@/lib/orders/switch-rule'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { tryRule } from '@/lib/orders/try-rule'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aPerson } from '@/lib/testing/factories'

const form = {
  nameZh: '大额订单',
  nameEn: 'Large orders',
  minYuan: '2000',
  families: ['infrastructure'],
  'steps.0.nameZh': '负责人',
  'steps.0.nameEn': 'Head',
  'steps.0.role': 'approver',
  'steps.0.mode': 'any',
  'steps.0.hours': '8',
  'steps.1.role': '',
}

describe('approval rules', () => {
  test('are created last, changed, moved and switched, and tried out in their order', async ({ db }) => {
    const { agency } = await anOrderingAgency(db)
    const { ctx } = await aPerson(db, null, ['authority'])
    const rule = await saveRule(ctx, SaveRule.parse(form))
    expect(rule).toMatchObject({
      condition: { minFen: '200000' },
      steps: [{ role: 'approver', mode: 'any' }],
    })
    const ask = {
      agencyId: agency.id,
      amountYuan: '3000',
      family: 'infrastructure',
      kind: 'create',
      protectionLevel: 2,
    } as const
    expect((await tryRule(ctx, ask))?.rule.zh).toBe('测试规则')
    await moveRule(ctx, { ruleId: rule.id, by: 'up' })
    expect(await tryRule(ctx, ask)).toMatchObject({
      rule: { zh: '大额订单' },
      steps: [{ people: ['顾长河'], missing: false }],
    })
    expect((await tryRule(ctx, { ...ask, amountYuan: '1000' }))?.rule.zh).toBe('测试规则')
    await switchRule(ctx, { ruleId: rule.id, active: 'false' })
    expect((await tryRule(ctx, ask))?.rule.zh).toBe('测试规则')
    expect((await listRules(ctx)).map(({ name }) => name.zh)).toEqual(['大额订单', '测试规则'])
  })

  test('a rule that approves by itself needs an upper amount, and amounts must be in order', () => {
    const alone = SaveRule.safeParse({ nameZh: '小额', nameEn: 'Small' })
    expect(alone.error?.issues[0]).toMatchObject({ path: ['maxYuan'], message: 'orders.ruleAutoLimit' })
    const crossed = SaveRule.safeParse({ ...form, maxYuan: '10' })
    expect(crossed.error?.issues[0]).toMatchObject({ message: 'orders.ruleAmounts' })
  })

  test('are the authority’s to change; operators may read, agencies may not', async ({ db }) => {
    const operator = aCtx(db, null, ['resourceOperator'])
    await expect(saveRule(operator, SaveRule.parse(form))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(moveRule(operator, { ruleId: crypto.randomUUID(), by: 'up' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(switchRule(operator, { ruleId: crypto.randomUUID(), active: 'true' })).rejects.toMatchObject(
      { kind: 'forbidden' },
    )
    const { staff } = await anOrderingAgency(db)
    await expect(listRules(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
    const { ctx } = await aPerson(db, null, ['authority'])
    await expect(switchRule(ctx, { ruleId: crypto.randomUUID(), active: 'true' })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})
