import { createService } from '@/lib/catalog/create-service'
import { discardDraft } from '@/lib/catalog/discard-draft'
import { getManaged } from '@/lib/catalog/get-managed'
import { CatalogFilter } from '@/lib/catalog/input'
import { listDrafts } from '@/lib/catalog/list-drafts'
import { listManaged } from '@/lib/catalog/list-managed'
import { listServices } from '@/lib/catalog/list-services'
import { publishAgreement } from '@/lib/catalog/publish-agreement'
import { publishService } from '@/lib/catalog/publish-service'
import { getOrderable } from '@/lib/catalog/queries'
import { restoreService } from '@/lib/catalog/restore-service'
import { restorePlan, retirePlan } from '@/lib/catalog/retire-plan'
import { retireService } from '@/lib/catalog/retire-service'
import { savePlan } from '@/lib/catalog/save-plan'
import { saveServiceDraft } from '@/lib/catalog/save-service-draft'
import type { Ctx, Databases } from '@/lib/context'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

const text = (zh: string) => ({ zh, en: zh })
let codes = 0

async function aDraft(db: Databases) {
  const manager = (await aPerson(db, null, ['catalogManager'])).ctx
  const serviceId = await createService(manager, {
    code: `service-${++codes}`,
    family: 'security',
    provider: '测试机构',
    name: text('漏洞扫描'),
    summary: text('每周一次'),
  })
  return { manager, serviceId }
}

async function aPublished(db: Databases) {
  const { manager, serviceId } = await aDraft(db)
  await publishAgreement(manager, { serviceId, text: text('协议') })
  const planId = await savePlan(manager, {
    serviceId,
    code: 'basic',
    name: text('基础'),
    spec: {},
    position: 0,
  })
  await publishService(manager, { serviceId })
  const agency = await anAgency(db)
  const staff = (await aPerson(db, agency.id, ['staff'])).ctx
  return { manager, serviceId, planId, agency, staff }
}

test('a new service is seen by agencies once it is published, with agreement and plan', async ({ db }) => {
  const { manager, serviceId } = await aDraft(db)
  const agency = await anAgency(db)
  const staff = (await aPerson(db, agency.id, ['staff'])).ctx
  await expect(getOrderable(staff, serviceId)).rejects.toMatchObject({ kind: 'notFound' })
  await expect(publishService(manager, { serviceId })).rejects.toMatchObject({ code: 'catalog.noAgreement' })
  await publishAgreement(manager, { serviceId, text: text('协议') })
  await expect(publishService(manager, { serviceId })).rejects.toMatchObject({ code: 'catalog.noPlan' })
  await savePlan(manager, { serviceId, code: 'basic', name: text('基础'), spec: {}, position: 0 })
  await publishService(manager, { serviceId })
  expect(await getOrderable(staff, serviceId)).toMatchObject({
    version: { version: 1 },
    agreement: { version: 1 },
  })
  expect(
    await countRows(db, 'audit_event', `action = 'service.publish' and object_id = '${serviceId}'`),
  ).toBe(1)
})

test('a code is used once', async ({ db }) => {
  const { manager, serviceId } = await aDraft(db)
  const { service } = await getManaged(manager, serviceId)
  const again = {
    code: service.code,
    family: 'security',
    provider: 'x',
    name: text('x'),
    summary: text('x'),
  } as const
  await expect(createService(manager, again)).rejects.toMatchObject({ code: 'catalog.codeTaken' })
})

test('editing a published service opens the next version and leaves the present one as it was', async ({
  db,
}) => {
  const { manager, serviceId, staff } = await aPublished(db)
  await saveServiceDraft(manager, { serviceId, name: text('新名称') })
  await saveServiceDraft(manager, { serviceId, protectionLevels: [3] })
  expect(await listDrafts(manager)).toContainEqual(expect.objectContaining({ serviceId, version: 2 }))
  const managed = await getManaged(manager, serviceId)
  expect(managed.version).toMatchObject({
    version: 2,
    state: 'draft',
    name: { zh: '新名称' },
    protectionLevels: [3],
  })
  expect(managed.version.summary).toEqual(managed.published?.summary)
  expect((await getOrderable(staff, serviceId)).version.name.zh).toBe('漏洞扫描')
  await publishService(manager, { serviceId })
  expect((await getOrderable(staff, serviceId)).version).toMatchObject({ version: 2, name: { zh: '新名称' } })
  expect(await countRows(db, 'service_version', `service_id = '${serviceId}' and state = 'superseded'`)).toBe(
    1,
  )
})

test('a draft can be given up; the first draft of a service cannot', async ({ db }) => {
  const { manager, serviceId } = await aPublished(db)
  await expect(discardDraft(manager, { serviceId })).rejects.toMatchObject({ code: 'catalog.noDraft' })
  await saveServiceDraft(manager, { serviceId, keywords: '错误' })
  await discardDraft(manager, { serviceId })
  expect((await getManaged(manager, serviceId)).version.state).toBe('published')
  const fresh = await aDraft(db)
  await expect(discardDraft(fresh.manager, fresh)).rejects.toMatchObject({ code: 'catalog.wrongState' })
})

test('an order form with a contradiction is refused and the place is named', async ({ db }) => {
  const { manager, serviceId } = await aDraft(db)
  const form = {
    fields: [{ name: 'size', type: 'number', label: text('大小'), min: 10, max: 1 }],
    rules: [],
  }
  await expect(saveServiceDraft(manager, { serviceId, form })).rejects.toMatchObject({
    code: 'catalog.formInvalid',
    details: { fields: { 'form.fields.0': { code: 'catalog.schemaContradiction' } } },
  })
})

test('an unnamed field is told by its number', async ({ db }) => {
  const { manager, serviceId } = await aDraft(db)
  const form = { fields: [{ name: '', type: 'bool', label: text('同意') }], rules: [] }
  await expect(saveServiceDraft(manager, { serviceId, form })).rejects.toMatchObject({
    details: {
      fields: { 'form.fields.0.name': { code: 'catalog.schemaField', params: { number: 1, part: 'name' } } },
    },
  })
})

test('only the agencies named see a service that is not for everybody', async ({ db }) => {
  const { manager, serviceId, staff, agency } = await aPublished(db)
  const other = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  await saveServiceDraft(manager, { serviceId, visibleAgencyIds: [agency.id] })
  await publishService(manager, { serviceId })
  expect((await getOrderable(staff, serviceId)).service.id).toBe(serviceId)
  await expect(getOrderable(other, serviceId)).rejects.toMatchObject({ kind: 'notFound' })
  const listed = await listServices(other, CatalogFilter.parse({}))
  expect(listed.services.map(({ service }) => service.id)).not.toContain(serviceId)
})

test('an agency sees what it could use: in one of its zones, at a level it may have', async ({ db }) => {
  const { manager, serviceId, staff } = await aPublished(db)
  const of = async (values: Parameters<typeof anAgency>[1]) =>
    (await aPerson(db, (await anAgency(db, values)).id, ['staff'])).ctx
  const sees = async (ctx: Ctx) =>
    (await listServices(ctx, CatalogFilter.parse({}))).services.some(
      ({ service }) => service.id === serviceId,
    )
  await saveServiceDraft(manager, { serviceId, zones: ['internet'], protectionLevels: [2, 3] })
  await publishService(manager, { serviceId })
  expect(await sees(staff)).toBe(true)
  expect(await sees(await of({ networkZones: ['intranet', 'extranet'] }))).toBe(false)
  expect(await sees(await of({ maxProtectionLevel: 1 }))).toBe(false)
  expect(await sees(await of({ maxProtectionLevel: 2 }))).toBe(true)
})

test('a retired service takes no orders until it is restored', async ({ db }) => {
  const { manager, serviceId, staff } = await aPublished(db)
  await retireService(manager, { serviceId })
  await expect(getOrderable(staff, serviceId)).rejects.toMatchObject({ kind: 'notFound' })
  await expect(saveServiceDraft(manager, { serviceId, keywords: 'x' })).rejects.toMatchObject({
    code: 'catalog.wrongState',
  })
  await restoreService(manager, { serviceId })
  expect((await getOrderable(staff, serviceId)).service.state).toBe('published')
  await expect(restoreService(manager, { serviceId })).rejects.toMatchObject({ code: 'catalog.wrongState' })
})

test('a retired plan is not offered, and its shape never changes', async ({ db }) => {
  const { manager, serviceId, planId, staff } = await aPublished(db)
  await savePlan(manager, {
    serviceId,
    planId,
    code: 'other',
    name: text('改名'),
    spec: { vcpu: 64 },
    position: 5,
  })
  expect((await getOrderable(staff, serviceId)).plans[0]).toMatchObject({
    code: 'basic',
    name: text('改名'),
    spec: {},
  })
  await retirePlan(manager, { planId })
  expect((await getOrderable(staff, serviceId)).plans).toEqual([])
  await expect(retirePlan(manager, { planId })).rejects.toMatchObject({ code: 'catalog.wrongState' })
  await restorePlan(manager, { planId })
  expect((await getOrderable(staff, serviceId)).plans).toHaveLength(1)
})

test('the newest agreement counts; earlier ones stay', async ({ db }) => {
  const { manager, serviceId, staff } = await aPublished(db)
  await publishAgreement(manager, { serviceId, text: text('第二版') })
  expect((await getOrderable(staff, serviceId)).agreement).toMatchObject({ version: 2, text: text('第二版') })
  expect((await getManaged(manager, serviceId)).agreements).toHaveLength(2)
})

test('nobody but the catalogue manager edits or lists what is not published', async ({ db }) => {
  const { manager, serviceId, planId, staff } = await aPublished(db)
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  for (const ctx of [staff, operator]) {
    const refusals = [
      () => saveServiceDraft(ctx, { serviceId, keywords: 'x' }),
      () => publishService(ctx, { serviceId }),
      () => retireService(ctx, { serviceId }),
      () => restoreService(ctx, { serviceId }),
      () => discardDraft(ctx, { serviceId }),
      () => retirePlan(ctx, { planId }),
      () => publishAgreement(ctx, { serviceId, text: text('x') }),
      () => listDrafts(ctx),
      () => listManaged(ctx),
      () => getManaged(ctx, serviceId),
    ]
    for (const refused of refusals) await expect(refused()).rejects.toMatchObject({ kind: 'forbidden' })
  }
  const missing = { serviceId: crypto.randomUUID() }
  await expect(retireService(manager, missing)).rejects.toMatchObject({ kind: 'notFound' })
  expect((await listManaged(manager)).find(({ id }) => id === serviceId)).toMatchObject({
    plans: 1,
    agreement: 1,
  })
})

test('services are found by any word of name, keyword or plan, in both languages', async ({ db }) => {
  const { manager, serviceId, staff } = await aPublished(db)
  await saveServiceDraft(manager, {
    serviceId,
    keywords: 'loudong saomiao',
    name: { zh: '体检', en: 'Check-up' },
  })
  await publishService(manager, { serviceId })
  for (const q of ['体检', 'check-up', 'LOUDONG', '基础 体检']) {
    const { services } = await listServices(staff, CatalogFilter.parse({ q }))
    expect(services.map(({ service }) => service.id)).toContain(serviceId)
  }
  const { total, facets } = await listServices(staff, CatalogFilter.parse({ q: '体检', zone: 'internet' }))
  expect(total).toBe(0)
  expect(facets.zone.find(({ value }) => value === 'extranet')?.count).toBe(1)
  const either = CatalogFilter.parse({ q: '体检', zone: ['internet', 'extranet', 'moon'] })
  expect(either.zone).toEqual(['internet', 'extranet'])
  expect((await listServices(staff, either)).total).toBe(1)
})
