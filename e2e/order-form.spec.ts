import { writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { signInAs } from '@/e2e/fixtures'
import { pattern, words } from '@/e2e/words'

const t = words('zh-CN')

async function newOrder(page: Page): Promise<void> {
  await page.goto('/catalog?q=vm')
  await page
    .getByRole('article')
    .first()
    .getByRole('link', { name: t('catalog.order') })
    .click()
  await expect(page.getByLabel(t('orders.form.purpose.name'))).toBeVisible({ timeout: 30_000 })
}

const saved = (page: Page) =>
  expect(page.getByText(pattern(t('orders.form.status.saved'))).first()).toBeVisible({ timeout: 30_000 })

test('a session that ends while an order is written takes nothing of it away', async ({ browser }) => {
  const page = await signInAs(browser, '沈怡宁')
  await newOrder(page)
  await page.getByLabel(t('orders.form.purpose.name')).fill('会话结束')
  await saved(page)
  await page.context().clearCookies({ name: 'zt_session' })
  const reason = page.getByLabel(t('orders.form.purpose.reason'))
  await reason.fill('写在会话结束之后的理由')
  await expect(page.getByText(t('auth.errors.signedOut')).first()).toBeVisible({ timeout: 30_000 })
  await expect(reason).toHaveValue('写在会话结束之后的理由')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: t('auth.signIn.again') }).click()
  const door = await opened
  await door.getByRole('row', { name: '沈怡宁' }).getByRole('button').click()
  await expect(door).not.toHaveURL(/login/)
  await door.close()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByText(t('auth.errors.signedOut'))).toHaveCount(0, { timeout: 30_000 })
  await page.goto(`/orders/${new URL(page.url()).searchParams.get('draft')}/edit`)
  await expect(page.getByLabel(t('orders.form.purpose.reason'))).toHaveValue('写在会话结束之后的理由')
})

test('what is too long or too much is said at its field, never made right in silence', async ({
  browser,
}) => {
  const page = await signInAs(browser, '沈怡宁')
  await newOrder(page)
  const title = page.getByLabel(t('orders.form.purpose.name'))
  await title.evaluate((field) => field.removeAttribute('maxlength'))
  await title.fill('长'.repeat(500))
  await expect(page.getByText(t('actions.fields.tooLong').replace('{maximum}', '120')).first()).toBeVisible({
    timeout: 30_000,
  })
  await title.fill('数量')
  const quantity = page.getByRole('spinbutton', { name: t('orders.form.lines.quantity') })
  await quantity.fill('150')
  await expect(page.getByText(t('orders.errors.quantityRange').replace('{max}', '100')).first()).toBeVisible({
    timeout: 30_000,
  })
  await expect(quantity).toHaveValue('150')
})

test('a file of 20 MiB goes to the order, a larger one is refused by name', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await signInAs(browser, '沈怡宁')
  await newOrder(page)
  await page.getByLabel(t('orders.form.purpose.name')).fill('附件')
  await saved(page)
  const file = (name: string, mib: number) => {
    const path = test.info().outputPath(name)
    writeFileSync(path, Buffer.alloc(mib * 1024 * 1024, 1))
    return path
  }
  const input = page.getByLabel(t('orders.form.attachments.add'))
  await input.setInputFiles(file('large.bin', 20))
  await expect(page.getByRole('link', { name: 'large.bin' })).toBeVisible({ timeout: 30_000 })
  await input.setInputFiles(file('larger.bin', 21))
  await expect(page.getByText(/larger\.bin: /)).toContainText(t('orders.errors.fileTooLarge'), {
    timeout: 30_000,
  })
})

test('two tabs on one draft cannot overwrite one another', async ({ browser }) => {
  const page = await signInAs(browser, '沈怡宁')
  await newOrder(page)
  await page.getByLabel(t('orders.form.purpose.name')).fill('第一页')
  await saved(page)
  const id = new URL(page.url()).searchParams.get('draft')
  const other = await page.context().newPage()
  await other.goto(`/orders/${id}/edit`)
  await other.getByLabel(t('orders.form.purpose.name')).fill('第二页')
  await saved(other)
  await page.getByLabel(t('orders.form.purpose.name')).fill('第一页又改')
  await expect(page.getByText(t('orders.form.conflict.title'))).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel(t('orders.form.purpose.name'))).toHaveValue('第一页又改')
  await page.getByRole('button', { name: t('orders.form.conflict.saveAsNew') }).click()
  await saved(page)
})
