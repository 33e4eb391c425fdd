import { type Browser, expect, type Page, test } from '@playwright/test'
import { signInAs } from '@/e2e/fixtures'
import { type Language, pattern, words } from '@/e2e/words'

type Text = ReturnType<typeof words>

/** One dialog at a time; one that destroys something announces itself as an alert. */
const dialogOf = (page: Page) => page.locator('[role=dialog], [role=alertdialog]')
const answer = (page: Page, verb: string) =>
  dialogOf(page).getByRole('button', { name: verb, exact: true }).click()

async function orderMachines(staff: Page, t: Text, title: string, host: string): Promise<string> {
  await staff.goto('/catalog?q=vm')
  await staff
    .getByRole('article')
    .first()
    .getByRole('link', { name: t('catalog.order') })
    .click()
  await staff.getByLabel(t('orders.form.purpose.name')).fill(title)
  await staff
    .getByRole('combobox', { name: t('orders.form.purpose.system') })
    .selectOption({ label: '内部办公' })
  await staff.getByRole('combobox', { name: t('orders.form.purpose.budget') }).selectOption({ index: 1 })
  await staff
    .getByLabel(t('orders.form.purpose.reason'))
    .fill('The office application is tested before its upgrade.')
  // The form settles once it has been saved and priced for the first time.
  await expect(staff.getByText(pattern(t('orders.form.status.saved'))).first()).toBeVisible({
    timeout: 30_000,
  })
  const line = staff.getByRole('article').first()
  await line
    .getByRole('row', { name: /^\D*2 .*4 GiB/ })
    .getByRole('radio')
    .check()
  await line.getByLabel(t('orders.form.lines.quantity')).fill('2')
  await line.getByLabel(/主机名|Host name/).fill(host)
  for (const field of [/操作系统|Operating system/, /子网|Subnet/, /登录密钥|SSH key/])
    await line.getByLabel(field).selectOption({ index: 1 })
  await submit(staff, t)
  return new URL(staff.url()).pathname
}

async function submit(staff: Page, t: Text): Promise<void> {
  await staff.getByLabel(pattern(t('orders.form.agreements.accept'))).check()
  await staff.getByRole('button', { name: t('orders.form.aside.submit'), exact: true }).click()
  await expect(staff).toHaveURL(/\/orders\/[0-9a-f-]{36}$/, { timeout: 30_000 })
}

async function approveFromInbox(approver: Page, t: Text, title: string): Promise<void> {
  await approver.goto('/inbox')
  await approver
    .getByRole('row')
    .filter({ hasText: title })
    .getByRole('button', { name: t('notify.inbox.approve') })
    .click()
  await answer(approver, t('notify.inbox.approve'))
  await expect(approver.getByRole('row').filter({ hasText: title })).toHaveCount(0)
}

async function openMachine(staff: Page, name: string): Promise<void> {
  await staff.goto(`/instances?q=${name}`)
  await staff.getByRole('link', { name, exact: true }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toContainText(name)
}

async function changePlan(staff: Page, approver: Page, t: Text, name: string, title: string): Promise<void> {
  await openMachine(staff, name)
  await staff.getByRole('link', { name: t('compute.verb.changePlan') }).click()
  await staff.getByLabel(t('orders.form.purpose.name')).fill(title)
  await staff.getByRole('combobox', { name: t('orders.form.purpose.budget') }).selectOption({ index: 1 })
  await staff.getByLabel(t('orders.form.purpose.reason')).fill('The test data have grown.')
  await expect(staff.getByText(pattern(t('orders.form.status.saved'))).first()).toBeVisible({
    timeout: 30_000,
  })
  await staff
    .getByRole('article')
    .first()
    .getByRole('row', { name: /^\D*4 .*8 GiB/ })
    .getByRole('radio')
    .check()
  await submit(staff, t)
  await approveFromInbox(approver, t, title)
  await expect(staff.getByText(t('orders.states.completed')).first()).toBeVisible({ timeout: 60_000 })
}

/** The clock goes to the first of the next month; the reviewer closes the month and issues the statement. */
async function closeTheMonth(browser: Browser, t: Text, language: Language): Promise<void> {
  const system = await signInAs(browser, '公孙策', language)
  await system.goto('/admin/settings')
  await system.getByRole('button', { name: t('jobs.clock.advance'), exact: true }).click()
  await expect(system.getByText(pattern(t('jobs.toasts.clockAdvanced'))).first()).toBeVisible()
  const reviewer = await signInAs(browser, '章望舒', language)
  await reviewer.goto('/billing')
  // The present month is not over; the one before it can be closed.
  const close = reviewer
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: pattern(t('billing.review.close')) })
    .first()
  await close.click()
  await dialogOf(reviewer).getByRole('button').last().click()
  await expect(dialogOf(reviewer)).toHaveCount(0, { timeout: 60_000 })
  await reviewer.goto('/billing?state=draft')
  await reviewer
    .getByRole('row')
    .filter({ hasText: '澜州市住房和城乡建设局' })
    .getByRole('link')
    .first()
    .click()
  await reviewer.getByRole('button', { name: t('billing.review.issue'), exact: true }).click()
  await answer(reviewer, t('billing.review.issue'))
  await expect(reviewer.getByText(t('billing.toasts.issued')).first()).toBeVisible({ timeout: 60_000 })
}

async function confirmStatement(browser: Browser, t: Text, language: Language): Promise<void> {
  const finance = await signInAs(browser, '陆秋白', language)
  await finance.goto('/statements?state=reviewing')
  await finance.locator('tbody').getByRole('link').first().click()
  await expect(finance).toHaveURL(/\/statements\/[0-9a-f-]{36}/)
  const statement = new URL(finance.url()).pathname
  await finance.getByRole('button', { name: t('billing.sign.doReview') }).click()
  await answer(finance, t('billing.sign.doReview'))
  await expect(finance.getByText(t('billing.toasts.reviewed')).first()).toBeVisible()
  const approver = await signInAs(browser, '顾长河', language)
  await approver.goto(statement)
  await approver.getByRole('button', { name: t('billing.sign.doConfirm'), exact: true }).click()
  await answer(approver, t('billing.sign.doConfirm'))
  await expect(approver.getByText(t('billing.state.confirmed')).first()).toBeVisible()
}

for (const language of ['zh-CN', 'en'] as const)
  test(`from an order to a confirmed statement and a whole audit chain, in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(420_000)
    const t = words(language)
    const host = `${language.slice(0, 2)}${Date.now().toString(36)}`
    const title = `Journey ${host}`
    const staff = await signInAs(browser, '沈怡宁', language)
    const approver = await signInAs(browser, '顾长河', language)
    const order = await orderMachines(staff, t, title, host)
    await approveFromInbox(approver, t, title)
    // No reload: the page of the order tells by itself.
    await expect(staff.getByText(t('orders.states.completed')).first()).toBeVisible({ timeout: 60_000 })
    expect(new URL(staff.url()).pathname).toBe(order)

    await openMachine(staff, `${host}-1`)
    await staff.getByRole('button', { name: t('compute.verb.stop') }).click()
    await answer(staff, t('compute.verb.stop'))
    await expect(staff.getByText(t('compute.state.stopped')).first()).toBeVisible({ timeout: 60_000 })
    await changePlan(staff, approver, t, `${host}-2`, `${title} plan`)

    await closeTheMonth(browser, t, language)
    await confirmStatement(browser, t, language)

    const auditor = await signInAs(browser, '莫问津', language)
    await auditor.goto('/admin/audit')
    await auditor.getByRole('button', { name: t('audit.chain.verify') }).click()
    await expect(auditor.getByText(pattern(t('audit.toasts.whole'))).first()).toBeVisible({ timeout: 60_000 })
  })
