import { type Browser, expect, test } from '@playwright/test'
import { Pool } from 'pg'
import { signInAs } from '@/e2e/fixtures'
import { type Language, words } from '@/e2e/words'

/** A machine that moves and a host that sleeps need the workers; each step comes over the live stream. */
const worked = { timeout: 90_000 }

type Scattered = { id: string; idle: number }

/** The pool of the demonstration with most hosts in use, and how many of its hosts are empty. */
async function aScatteredPool(): Promise<Scattered> {
  const owner = new Pool({ connectionString: process.env.DATABASE_PLATFORM_URL })
  const { rows } = await owner.query<Scattered>(`
    select h.pool_id as id, count(*) filter (where h.machines = 0)::int as idle
    from host h where h.state = 'up' group by 1
    order by count(*) filter (where h.machines > 0) desc limit 1`)
  await owner.end()
  if (!rows[0]) throw new Error('the demonstration has no pool')
  return rows[0]
}

/** A plan of the pool as an operator gets it: proposals switched on, drawn at once, opened. `off` ends it. */
async function aProposal(browser: Browser, language: Language) {
  const t = words(language)
  const pool = await aScatteredPool()
  const page = await signInAs(browser, '雷霁', language)
  await page.goto('/desk/capacity')
  await page.getByRole('link', { name: t('scheduler.capacity.tabs.consolidation') }).click()
  await page.goto(`/desk/capacity/consolidation?pool=${pool.id}`)

  // All hosts that are empty now stay awake, so that only what the plan empties goes to sleep.
  const form = page.getByRole('form', { name: t('consolidation.setting.title') })
  const save = async (mode: 'propose' | 'off') => {
    await form.getByLabel(t('consolidation.setting.mode')).selectOption(mode)
    await form.getByLabel(t('consolidation.setting.reserve')).fill(String(pool.idle))
    await form.getByLabel(t('consolidation.setting.movesPerHundred')).fill('1000')
    await form.getByRole('button', { name: t('consolidation.setting.save') }).click()
    await expect(page.getByText(t('consolidation.toasts.saved'))).toBeVisible()
  }
  await save('propose')
  await page.getByRole('button', { name: t('consolidation.setting.planNow') }).click()
  await expect(page).toHaveURL(/\/consolidation\/[0-9a-f-]{36}$/)
  await expect(page.locator('header.head')).toContainText(t('consolidation.states.proposed'))
  const moves = page.getByRole('table', { name: t('consolidation.plan.moves') })
  const count = await moves.locator('tbody tr').count()
  expect(count).toBeGreaterThan(0)
  for (const when of ['before', 'after'])
    await expect(page.getByRole('heading', { name: t(`consolidation.plan.${when}`) })).toBeVisible()
  const off = async () => {
    await page.goto(`/desk/capacity/consolidation?pool=${pool.id}`)
    await save('off')
  }
  return { t, page, moves, count, off }
}

test('an operator reads a plan in English and rejects it with a reason: nothing moves', async ({
  browser,
}) => {
  const { t, page, moves, count, off } = await aProposal(browser, 'en')
  await page.getByRole('button', { name: t('consolidation.verbs.reject') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(t('consolidation.reject.consequence'))
  await dialog.getByLabel(t('consolidation.reject.reason')).fill('The census begins tomorrow')
  await dialog.getByRole('button', { name: t('consolidation.verbs.reject') }).click()
  await expect(page.locator('header.head')).toContainText(t('consolidation.states.rejected'))
  await expect(page.getByText('The census begins tomorrow').first()).toBeVisible()
  await expect(moves.locator('tbody tr')).toHaveCount(count)
  await expect(moves.getByText(t('consolidation.moveStates.done'))).toHaveCount(0)
  await off()
})

test('an operator approves a plan: machines move while they run, the empty host sleeps and is woken', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const { t, page, moves, count, off } = await aProposal(browser, 'zh-CN')
  await page.getByRole('button', { name: t('consolidation.verbs.approve') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(t('consolidation.approve.moves'))
  await dialog.getByRole('button', { name: t('consolidation.verbs.approve') }).click()
  await expect(moves.getByText(t('consolidation.moveStates.done'))).toHaveCount(count, worked)
  await expect(page.locator('header.head')).toContainText(t('consolidation.states.done'), worked)

  const touched = page.getByRole('table', { name: t('consolidation.plan.hosts') })
  const sleeper = touched
    .getByRole('row')
    .filter({ hasText: t('consolidation.hostStates.slept') })
    .first()
  await sleeper.getByRole('link').click()
  await expect(page.locator('header.head')).toContainText(t('scheduler.hostStates.asleep'), worked)
  await expect(page.getByText(t('scheduler.host.empty'))).toBeVisible()

  const wake = t('scheduler.capacity.setState.wake')
  await page.getByRole('button', { name: wake, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: wake, exact: true }).click()
  await expect(page.locator('header.head')).toContainText(t('scheduler.hostStates.up'), worked)

  await off()
})
