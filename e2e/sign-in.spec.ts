import type { Server } from 'node:http'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { startIdentityProvider } from '@/lib/testing/identity-provider'

const password = 'Lanzhou-river-7731'

const textOf = async (place: Locator) => ((await place.textContent()) ?? '').trim()

/** One click of the demonstration's sign-in page. */
async function enterAs(page: Page, name: string) {
  await page.goto('/login')
  await page.getByRole('row', { name }).getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

async function signIn(page: Page, account: string, secret = password) {
  await page.goto('/login')
  await page.getByLabel('账号（邮箱）').fill(account)
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** An administrator invites somebody; the link is opened in a browser of their own. */
async function invited(browser: Browser, email: string, role: string): Promise<Page> {
  const admin = await browser.newPage()
  await enterAs(admin, '何以安')
  await admin.goto('/people')
  const dialog = admin.getByRole('dialog')
  await expect(async () => {
    await admin.getByRole('button', { name: '邀请人员' }).click({ timeout: 2000 })
    await expect(dialog).toBeVisible({ timeout: 2000 })
  }).toPass()
  await dialog.getByLabel('姓名').fill('新同事')
  await dialog.getByLabel('邮箱').fill(email)
  await dialog.getByLabel('经办人').uncheck()
  await dialog.getByLabel(role).check()
  await dialog.getByRole('button', { name: '发出邀请' }).click()
  const link = await textOf(dialog.getByText('/invitation?token='))
  await admin.context().close()
  const page = await (await browser.newContext()).newPage()
  await page.goto(link)
  await page.getByLabel('新口令').fill(password)
  await page.getByLabel('再输一次').fill(password)
  await page.getByRole('button', { name: '接受邀请' }).click()
  await expect(page.getByText('邀请已接受')).toBeVisible()
  return page
}

test('a role of the demonstration is tried by one click, and left again', async ({ page }) => {
  await enterAs(page, '沈怡宁')
  await page.locator('button.me').click()
  await page.getByRole('menuitem', { name: /退出/ }).click()
  await expect(page).toHaveURL(/login/)
  await page.goto('/account')
  await expect(page).toHaveURL(/login/)
})

test('a page not open to the role says so, and the navigation stays', async ({ page }) => {
  await enterAs(page, '沈怡宁')
  await page.goto('/admin/audit')
  await expect(page.getByRole('heading', { name: '这一页不对您的角色开放' }).first()).toBeVisible()
  await page.getByRole('link', { name: '服务目录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '服务目录' })).toBeVisible()
})

test('an approver accepts an invitation, enrols an authenticator, and needs it from then on', async ({
  browser,
}) => {
  const account = `approver-${Date.now()}@e2e.test`
  const page = await invited(browser, account, '部门负责人')
  await signIn(page, account)
  await expect(page).toHaveURL(/login\/enrol/)
  await page.goto('/orders')
  await expect(page).toHaveURL(/login\/enrol/)
  await page.getByRole('button', { name: '开始登记' }).click()
  const secret = (await textOf(page.locator('.mono').first())).replaceAll(' ', '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByLabel('六位动态口令').fill(totp.generate())
  await page.getByRole('button', { name: '完成登记' }).click()
  const recovery = await textOf(page.locator('.list.mono li').first())
  await page.getByRole('link', { name: '已保存，继续' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))

  await page.context().clearCookies()
  await signIn(page, account)
  await expect(page).toHaveURL(/second-factor/)
  await page.getByLabel('六位动态口令').fill('000 000')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByText('动态口令不正确')).toBeVisible()
  await page.getByRole('button', { name: '改用恢复码' }).click()
  await page.getByLabel('恢复码').fill(recovery)
  await page.getByRole('button', { name: '继续' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  await page.context().close()
})

test('five wrong passwords lock an account, whether or not there is one', async ({ page }) => {
  const nobody = `nobody-${Date.now()}@e2e.test`
  for (let i = 0; i < 5; i++) {
    await signIn(page, nobody, `wrong ${i}`)
    await expect(page.getByText('账号或口令不正确')).toBeVisible()
  }
  await signIn(page, nobody)
  await expect(page.getByText('账号已锁定30分钟')).toBeVisible()
})

test('ending the other sessions ends them at their next step', async ({ browser }) => {
  const [here, there] = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
  ]
  for (const page of [here, there]) await enterAs(page, '沈怡宁')
  await here.goto('/account')
  await here.getByRole('button', { name: '退出其他全部会话' }).click()
  await expect(here.getByText('会话已退出')).toBeVisible()
  await there.goto('/account')
  await expect(there).toHaveURL(/login/)
  await here.reload()
  await expect(here).toHaveURL(/account/)
  await Promise.all([here, there].map((page) => page.context().close()))
})

test.describe('with an OpenID Connect provider', () => {
  let server: Server
  test.beforeAll(async () => {
    server = await startIdentityProvider(process.env.BASE_URL ?? '', {
      issuer: process.env.OIDC_ISSUER ?? '',
      id: process.env.OIDC_CLIENT_ID ?? '',
      secret: process.env.OIDC_CLIENT_SECRET ?? '',
    })
  })
  test.afterAll(() => new Promise<void>((closed) => void server.close(() => closed())))

  async function atProvider(page: Page, subject: string) {
    await page.locator('input[name=login]').fill(subject)
    await page.locator('input[name=password]').fill('any')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  test('an identity opens nothing until it is linked, and then signs in', async ({ browser }) => {
    const subject = `citizen-${Date.now()}`
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto('/login')
    await stranger.getByRole('button', { name: '统一身份认证平台登录' }).click()
    await atProvider(stranger, subject)
    await expect(stranger.getByText('还没有与本系统的账号关联')).toBeVisible()

    await enterAs(stranger, '沈怡宁')
    await stranger.goto('/account')
    await stranger.getByRole('button', { name: '关联统一身份' }).click()
    await stranger
      .getByRole('button', { name: 'Continue' })
      .click({ timeout: 5000 })
      .catch(() => undefined)
    await expect(stranger.getByText('统一身份已关联')).toBeVisible()

    const later = await (await browser.newContext()).newPage()
    await later.goto('/login')
    await later.getByRole('button', { name: '统一身份认证平台登录' }).click()
    await atProvider(later, subject)
    await expect(later.locator('button.me')).toBeVisible()
    await Promise.all([stranger, later].map((page) => page.context().close()))
  })
})
