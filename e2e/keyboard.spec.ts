import { expect, type Page, test } from '@playwright/test'
import {
  arrowTo,
  chooseFirst,
  chooseNamed,
  enterByKeyboard,
  openByPalette,
  tabTo,
  typeInto,
} from '@/e2e/keyboard'
import { pattern, words } from '@/e2e/words'

type Text = ReturnType<typeof words>

async function skipToMain(page: Page, t: Text): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: t('shell.skip') }))
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
}

async function fillIn(page: Page, t: Text, title: string, host: string): Promise<void> {
  await typeInto(page, page.getByLabel(t('orders.form.purpose.name')), title)
  await chooseNamed(page, page.getByRole('combobox', { name: t('orders.form.purpose.system') }), '内部办公')
  // The year's own budget: next year's may stand beside it already.
  const year = (await page.locator('input[name=endsOn]').inputValue()).slice(0, 4)
  await chooseNamed(page, page.getByRole('combobox', { name: t('orders.form.purpose.budget') }), year)
  await typeInto(page, page.getByLabel(t('orders.form.purpose.reason')), 'A machine ordered without a mouse.')
  const line = page.getByRole('article').first()
  const radios = line.getByRole('radio')
  const checked = (await line.locator('input[type=radio]:checked').count()) > 0
  await tabTo(page, checked ? line.locator('input[type=radio]:checked') : radios.first())
  const plan = line.getByRole('row', { name: /^\D*2 .*4 GiB/ }).getByRole('radio')
  await page.keyboard.press('Space')
  await arrowTo(page, () => plan.isChecked())
  await typeInto(page, line.getByLabel(/主机名|Host name/), host)
  for (const field of [/操作系统|Operating system/, /子网|Subnet/, /登录密钥|SSH key/])
    await chooseFirst(page, line.getByLabel(field))
}

/** A dialog takes the focus, keeps it while it is open, and gives it back to what opened it. */
async function readAgreement(page: Page, t: Text): Promise<void> {
  const read = page.getByRole('button', { name: t('orders.form.agreements.read') }).first()
  await tabTo(page, read)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) {
    await page.keyboard.press(key)
    expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(read).toBeFocused()
}

/** The figure of the total explains itself in a drawer, which is left as it was entered. */
async function askTheTotal(page: Page): Promise<void> {
  const total = page.locator('.aside button.ask').last()
  await tabTo(page, total)
  await page.keyboard.press('Enter')
  await expect(page.locator('.drawer')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.drawer')).toHaveCount(0)
  await expect(total).toBeFocused()
}

for (const language of ['zh-CN', 'en'] as const)
  test(`a machine is ordered and approved without a mouse, in ${language}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const t = words(language)
    const host = `key${language.slice(0, 2)}${Date.now().toString(36)}`
    const title = `Keyboard ${host}`
    const staff = await (await browser.newContext()).newPage()
    await enterByKeyboard(staff, '沈怡宁', language)
    await skipToMain(staff, t)
    await openByPalette(staff, t('navigation.pages.catalog'), '/catalog')
    const vm = staff
      .getByRole('article')
      .filter({ has: staff.getByRole('link', { name: /^(虚拟机|Virtual machine)$/ }) })
    await tabTo(staff, vm.getByRole('link', { name: t('catalog.order') }))
    await staff.keyboard.press('Enter')
    await expect(staff).toHaveURL(/\/orders\/new/, { timeout: 30_000 })
    await fillIn(staff, t, title, host)
    await tabTo(staff, staff.getByLabel(pattern(t('orders.form.agreements.accept'))))
    await staff.keyboard.press('Space')
    await readAgreement(staff, t)
    await askTheTotal(staff)
    const submit = staff.getByRole('button', { name: t('orders.form.aside.submit'), exact: true })
    await expect(submit).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 })
    await tabTo(staff, submit)
    await staff.keyboard.press('Enter')
    await expect(staff).toHaveURL(/\/orders\/[0-9a-f-]{36}$/, { timeout: 30_000 })

    const approver = await (await browser.newContext()).newPage()
    await enterByKeyboard(approver, '顾长河', language)
    await openByPalette(approver, t('navigation.pages.inbox'), '/inbox')
    const waiting = approver.getByRole('row').filter({ hasText: title })
    await tabTo(approver, waiting.getByRole('button', { name: t('notify.inbox.approve') }))
    await approver.keyboard.press('Enter')
    await tabTo(
      approver,
      approver.getByRole('dialog').getByRole('button', { name: t('notify.inbox.approve'), exact: true }),
    )
    await approver.keyboard.press('Enter')
    await expect(waiting).toHaveCount(0, { timeout: 30_000 })
    // The button that was pressed is gone with its row: the next Tab must not begin at the top of the window.
    await expect(approver.locator('#main')).toBeFocused()
    await expect(staff.getByText(t('orders.states.completed')).first()).toBeVisible({ timeout: 60_000 })
  })

test('a refused form takes the focus to what is wrong, and from there to the field', async ({ page }) => {
  const t = words('zh-CN')
  await enterByKeyboard(page, '沈怡宁', 'zh-CN')
  await page.goto('/keys')
  await tabTo(page, page.getByRole('button', { name: t('compute.keys.addKey') }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await typeInto(page, dialog.getByLabel(t('compute.keys.name')), 'laptop')
  await typeInto(page, dialog.getByLabel(t('compute.keys.publicKey')), '-----BEGIN OPENSSH PRIVATE KEY-----')
  await tabTo(page, dialog.getByRole('button', { name: t('compute.keys.save') }))
  await page.keyboard.press('Enter')
  await expect(dialog.locator('[data-summary]')).toBeFocused()
  await tabTo(page, dialog.locator('[data-summary] a').first())
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel(t('compute.keys.publicKey'))).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: t('compute.keys.addKey') })).toBeFocused()
})
