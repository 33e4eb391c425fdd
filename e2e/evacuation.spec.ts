import { expect, test } from '@playwright/test'
import { Pool } from 'pg'
import { signInAs } from '@/e2e/fixtures'
import { type Language, words } from '@/e2e/words'

/** A machine that moves needs the workers; each step comes over the live stream. */
const worked = { timeout: 60_000 }

type Host = { id: string; name: string; machines: number }

/** A host of the demonstration with a few live machines and nothing else, whose pool has room for them. */
async function aHost(): Promise<Host> {
  const owner = new Pool({ connectionString: process.env.DATABASE_PLATFORM_URL })
  const { rows } = await owner.query<Host>(`
    select h.id, h.name, h.machines from host h
    where h.state = 'up' and h.machines between 1 and 60
      and (select count(*) from reservation r join instance i on i.token::text = r.key and i.state in ('running', 'stopped', 'recycled')
        where r.host_id = h.id and r.state = 'confirmed'
          and not exists (select from run x where x.instance_id = i.id and x.state in ('queued','running','undoing','stuck')))
        = h.machines
      and (select sum(o.free_vcpu) from host o where o.pool_id = h.pool_id and o.id <> h.id and o.state = 'up')
        > 2 * (h.vcpu - h.free_vcpu)
      and exists (select from reservation r join instance i on i.token::text = r.key and i.state = 'running' where r.host_id = h.id)
    order by h.machines, h.name limit 1`)
  await owner.end()
  if (!rows[0]) throw new Error('the demonstration has no host with live machines that could leave')
  return rows[0]
}

for (const language of ['zh-CN', 'en'] satisfies Language[])
  test(`an operator empties a host whose machines run on elsewhere (${language})`, async ({ browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const host = await aHost()
    const page = await signInAs(browser, '雷霁', language)
    await page.goto(`/desk/capacity?q=${host.name}`)
    await page.getByRole('table').getByRole('link', { name: host.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(host.name)
    const machines = page.getByRole('table', { name: t('scheduler.host.machines') })
    await expect(machines.locator('tbody tr')).toHaveCount(host.machines)

    await page.getByRole('link', { name: t('scheduler.capacity.setState.evacuate') }).click()
    const plan = page.getByRole('table', { name: t('evacuation.plan.title') })
    await expect(plan.locator('tbody tr')).toHaveCount(host.machines)
    await expect(plan.getByText(t('evacuation.plan.leaves.drain'))).toHaveCount(host.machines)
    await page.getByRole('button', { name: t('evacuation.begin.drain') }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(t('evacuation.consequences.reserved'))
    await dialog.getByLabel(t('evacuation.reason')).fill('更换电源')
    await dialog.getByRole('button', { name: t('evacuation.begin.drain') }).click()

    const progress = page.getByRole('table', { name: t('evacuation.kinds.drain') })
    await expect(progress.getByText(t('evacuation.moves.done'))).toHaveCount(host.machines, worked)
    await expect(page.getByText(t('evacuation.states.done'), { exact: true })).toBeVisible(worked)
    await expect(page.locator('header.head')).toContainText(t('scheduler.hostStates.maintenance'), worked)

    const [first] = await progress.locator('tbody tr').all()
    const target = first?.locator('a[href*="/hosts/"]')
    const name = (await first?.locator('a[href*="/instances/"]').textContent()) ?? ''
    await target?.click()
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible()

    await page.goto(`/desk/capacity/hosts/${host.id}`)
    await expect(page.getByText(t('scheduler.host.empty'))).toBeVisible()
    await page.getByRole('button', { name: t('scheduler.capacity.setState.up'), exact: true }).click()
    const back = page.getByRole('dialog')
    await back.getByLabel(t('scheduler.capacity.setState.reason')).fill('电源已换')
    await back.getByRole('button', { name: t('scheduler.capacity.setState.up'), exact: true }).click()
    await expect(page.locator('header.head')).toContainText(t('scheduler.hostStates.up'))
  })
