import { expect, type Page, test } from '@playwright/test'

/** One click of the demonstration's sign-in page. */
async function enterAs(page: Page, name: string) {
  await page.goto('/login')
  await page.getByRole('row', { name }).getByRole('button').click()
  await expect(page).not.toHaveURL(/login/)
}

/** A run needs the worker; its end comes over the live stream. */
const worked = { timeout: 30_000 }

test('a machine is found, stopped and started again, and the page follows without a reload', async ({
  page,
}) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/instances')
  await page.getByRole('searchbox').fill('sgxk-app-1')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('link', { name: 'sgxk-app-1' }).click()
  const head = page.locator('header.head')
  await expect(head).toContainText('运行中')
  const start = page.locator('.acts').getByRole('button', { name: /^开机/ })
  await expect(start).toHaveAttribute('aria-disabled', 'true')
  await expect(start).toContainText('已在运行')

  await page.locator('.acts').getByRole('button', { name: /^停机/ }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('停机期间不计机时费')
  await dialog.getByRole('button', { name: '停机' }).click()
  await expect(head).toContainText('已停机', worked)
  await expect(page.getByRole('list', { name: '历史' })).toContainText('提出停机')

  await start.click()
  await expect(head).toContainText('运行中', worked)
})

test('the figure of this month explains itself', async ({ page }) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/instances?q=fwwq-db')
  await page.getByRole('link', { name: 'fwwq-db' }).click()
  await page.locator('.facts').getByRole('button').last().click()
  await expect(page.getByRole('table', { name: '本月费用怎么算' })).toContainText('运行时长')
})

test('two machines are stopped with one decision, each with its own result, and started again', async ({
  page,
}) => {
  await enterAs(page, '沈怡宁')
  for (const [verb, state] of [
    ['停机', '已停机'],
    ['开机', '运行中'],
  ] as const) {
    await page.goto('/instances?q=mhwz')
    await page.locator('[data-pick-all]').check()
    await page
      .getByRole('region', { name: '批量操作' })
      .getByRole('link', { name: verb, exact: true })
      .click()
    await expect(page.getByText('可以执行 2 台')).toBeVisible()
    await page.getByRole('button', { name: `对 2 台${verb}` }).click()
    await expect(page).toHaveURL(/\/instances\/bulk\/[0-9a-f-]{36}$/)
    await expect(page.locator('header.head')).toContainText('2 / 2 完成', worked)
    await expect(page.getByRole('table', { name: '逐台结果' }).getByText(state)).toHaveCount(2)
  }
})

test('tags are typed in a line and found again by their chip', async ({ page }) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/instances?q=nbbg-app')
  await page.getByRole('link', { name: 'nbbg-app' }).click()
  await page.locator('.acts').getByRole('button', { name: /^标签/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '标签' }).fill('验收，生产')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(`/instances?tag=${encodeURIComponent('验收')}`)
  await expect(page.getByRole('link', { name: 'nbbg-app' })).toBeVisible()
})

test('a private key is turned away, a wrong network explained, and nothing typed is lost', async ({
  page,
}) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/keys')
  await page.getByRole('button', { name: '添加公钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('laptop')
  await dialog.getByLabel('公钥').fill('-----BEGIN OPENSSH PRIVATE KEY-----')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toContainText('这是私钥，请勿上传')
  await expect(dialog.getByLabel('名称')).toHaveValue('laptop')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '划分子网' }).click()
  await dialog.getByLabel('名称').fill('测试网')
  await dialog.getByLabel('网络区域').selectOption('extranet')
  await dialog.getByLabel('网段').fill('10.24.6.9/24')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toContainText('应写作 10.24.6.0/24')
})

test('a stranger gets the page that says there is nothing', async ({ page, browser }) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/instances')
  const link = page.locator('td.head-cell a').first()
  const [href, name] = [await link.getAttribute('href'), (await link.textContent()) ?? '']
  const stranger = await (await browser.newContext()).newPage()
  await enterAs(stranger, '林若溪')
  await stranger.goto(href ?? '')
  await expect(stranger.getByText('没有这一页').first()).toBeVisible()
  await expect(stranger.locator('body')).not.toContainText(name)
})
