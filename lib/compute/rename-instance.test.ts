import { RenameInstance, TagInstance } from '@/lib/compute/input'
import { renameInstance } from '@/lib/compute/rename-instance'
import { tagInstance } from '@/lib/compute/tag-instance'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { aRunningMachine, instanceNow, silent } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

describe('renaming a machine', () => {
  test('changes the name here and in the engine', async ({ db }) => {
    const { staff, instance, ctx } = await aRunningMachine(db)
    const { runId } = await renameInstance(staff.ctx, { instanceId: instance.id, name: 'fwwq-app-09' })
    await advanceRun(ctx, { runId }, silent)
    expect((await instanceNow(ctx, instance.id)).name).toBe('fwwq-app-09')
  })

  test('a name that is taken, or the same, is refused at its field', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id: instanceId } = await anInstance(db, agency.id, { name: 'one' })
    await anInstance(db, agency.id, { name: 'two' })
    await anInstance(db, agency.id, { name: 'gone', state: 'closed' })
    const fieldOf = (name: string) => renameInstance(ctx, { instanceId, name }).then(() => null)
    await expect(fieldOf('two')).rejects.toMatchObject({
      details: { fields: { name: { code: 'compute.nameTaken' } } },
    })
    await expect(fieldOf('one')).rejects.toMatchObject({
      details: { fields: { name: { code: 'compute.nameSame' } } },
    })
    expect(await fieldOf('gone')).toBeNull()
  })

  test.each(['Upper', '-x', 'x-', 'a_b', '<b>', 'a'.repeat(61), ''])('%j is not a host name', (name) => {
    expect(RenameInstance.safeParse({ instanceId: crypto.randomUUID(), name }).success).toBe(false)
  })

  test('another agency cannot', async ({ db }) => {
    const { id: instanceId } = await anInstance(db, (await anAgency(db)).id)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(renameInstance(stranger, { instanceId, name: 'mine' })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })
})

describe('tags', () => {
  const parse = (tags: string) => TagInstance.safeParse({ instanceId: crypto.randomUUID(), tags })

  test('are typed as one line and kept once each', () => {
    expect(parse('生产， 数据库 生产,db').data?.tags).toEqual(['生产', '数据库', 'db'])
    expect(parse('').data?.tags).toEqual([])
  })

  test.each([
    '<script>',
    'a#b',
    '一二三四五六七八九十一二三四五六七八九十一二三四五',
    'a b c d e f g h i j k',
  ])('%j is refused', (tags) => {
    expect(parse(tags).success).toBe(false)
  })

  test('are saved at once, also while the machine is being built', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id } = await anInstance(db, agency.id, { state: 'building' })
    await tagInstance(ctx, { instanceId: id, tags: ['生产'] })
    expect((await instanceNow(aSystem(db), id)).tags).toEqual(['生产'])
  })

  test('a closed machine keeps the ones it had', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id } = await anInstance(db, agency.id, { state: 'closed' })
    await expect(tagInstance(ctx, { instanceId: id, tags: [] })).rejects.toMatchObject({
      code: 'compute.whileClosed',
    })
  })

  test('a stranger and a reader change none', async ({ db }) => {
    const agency = await anAgency(db)
    const { id } = await anInstance(db, agency.id)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(tagInstance(stranger, { instanceId: id, tags: [] })).rejects.toMatchObject({
      kind: 'notFound',
    })
    const reader = aCtx(db, agency.id, ['finance'])
    await expect(tagInstance(reader, { instanceId: id, tags: [] })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
