import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson } from '@/lib/testing/factories'
import { forgetView } from '@/lib/views/forget-view'
import { SaveView } from '@/lib/views/input'
import { listViews } from '@/lib/views/list-views'
import { saveView } from '@/lib/views/save-view'

const ending = { page: '/instances', name: '快到期', query: 'view=ending&sort=-ends' } as const

test('a view follows the person to another browser; the same name is taken over', async ({ db }) => {
  const { ctx } = await aPerson(db, (await anAgency(db)).id, ['staff'])
  await saveView(ctx, ending)
  await saveView(ctx, { ...ending, name: '停机', query: 'state=stopped' })
  await saveView(ctx, { ...ending, query: 'view=ending' })
  const shown = await listViews(ctx, '/instances')
  expect(shown.map(({ name, query }) => [name, query]).toSorted()).toEqual([
    ['停机', 'state=stopped'],
    ['快到期', 'view=ending'],
  ])
  expect(await listViews(ctx, '/orders')).toEqual([])
})

test('nobody else sees or deletes it, nor the same person in another agency', async ({ db }) => {
  const agency = await anAgency(db)
  const { ctx } = await aPerson(db, agency.id, ['staff'])
  const colleague = await aPerson(db, agency.id, ['staff'])
  await saveView(ctx, ending)
  const [view] = await listViews(ctx, '/instances')
  const viewId = view?.id ?? ''
  const otherHat = { ...ctx.actor, agencyId: (await anAgency(db)).id }
  expect(await listViews(colleague.ctx, '/instances')).toEqual([])
  expect(await listViews({ ...ctx, actor: otherHat }, '/instances')).toEqual([])
  await expect(forgetView(colleague.ctx, { viewId })).rejects.toMatchObject({ kind: 'notFound' })
  await forgetView(ctx, { viewId })
  await expect(forgetView(ctx, { viewId })).rejects.toMatchObject({ kind: 'notFound' })
  expect(await listViews(ctx, '/instances')).toEqual([])
})

test('somebody of the platform keeps views too, at most twenty a list', async ({ db }) => {
  const { ctx } = await aPerson(db, null, ['auditAdmin'])
  const view = (n: number) => ({ page: '/admin/audit', name: `视图${n}`, query: `q=${n}` }) as const
  for (let n = 0; n < 20; n++) await saveView(ctx, view(n))
  await expect(saveView(ctx, view(20))).rejects.toMatchObject({ code: 'views.tooMany' })
  await saveView(ctx, view(3))
  expect(await listViews(ctx, '/admin/audit')).toHaveLength(20)
  await expect(saveView(aCtx(db, null, ['system']), view(1))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('an address is only ever the list it was kept for', () => {
  const refused = [
    { ...ending, page: 'https://elsewhere.example' },
    { ...ending, query: '' },
    { ...ending, query: 'q=<script>' },
    { ...ending, query: 'q=1#x' },
    { ...ending, name: '\u202Ename' },
  ]
  expect(refused.filter((each) => SaveView.safeParse(each).success)).toEqual([])
  expect(SaveView.safeParse(ending).success).toBe(true)
})
