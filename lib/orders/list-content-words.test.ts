import { listContentWords } from '@/lib/orders/list-content-words'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency } from '@/lib/testing/factories'

test('an order’s ids and fields get their words, from its own agency only', async ({ db }) => {
  const { agency, staff, system, budget, priced, content } = await anOrderingAgency(db)
  const { names, forms } = await listContentWords(staff.ctx, agency.id, [content()])
  expect(names.get(system.id)).toEqual({ zh: system.name, en: system.name })
  expect(names.get(budget.id)?.zh).toBe(budget.name)
  expect(forms.get(priced.service.id)?.fields.map(({ label }) => label.zh)).toEqual(['主机名', '数据盘'])
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  expect((await listContentWords(stranger, agency.id, [content()])).names.get(system.id)).toBeUndefined()
})

test('what is no id is asked for as little as nothing', async ({ db }) => {
  const { agency, staff, content, line } = await anOrderingAgency(db)
  const odd = content([line({ config: { hostName: "a'}, {", dataDiskGiB: 10 } })])
  const { names } = await listContentWords(staff.ctx, agency.id, [
    { ...odd, businessSystemId: null, budgetId: null },
  ])
  expect([...names.values()].every(({ zh }) => zh !== "a'}, {")).toBe(true)
})
