import { expect, test } from '@playwright/test'
import { signInAs } from '@/e2e/fixtures'
import { type Language, words } from '@/e2e/words'

for (const language of ['zh-CN', 'en'] satisfies Language[])
  test(`a decision is drafted, waits for the leading group and is endorsed (${language})`, async ({
    browser,
  }) => {
    const t = words(language)
    const title = `运行维护经费统一核定 ${Date.now()}`
    const authority = await signInAs(browser, '方令仪', language)
    await authority.goto('/admin/decisions')
    await authority.getByRole('button', { name: t('governance.list.new') }).click()
    const form = authority.getByRole('dialog')
    await form.getByLabel(t('governance.fields.title')).fill(title)
    await form.getByLabel(t('governance.fields.text')).fill('各部门不再单独安排运行维护经费。')
    const days = language === 'en' ? ['1', '1', '2027'] : ['2027', '1', '1']
    const from = form.getByRole('group', { name: t('governance.fields.effectiveFrom') }).first()
    for (const [at, part] of days.entries())
      await from.getByRole('spinbutton').nth(at).pressSequentially(part)
    await form.getByRole('button', { name: t('governance.page.save'), exact: true }).click()
    await authority.getByRole('link', { name: title }).click()
    await authority.getByRole('button', { name: t('governance.page.submit'), exact: true }).click()
    await authority
      .getByRole('dialog')
      .getByRole('button', { name: t('governance.page.submit'), exact: true })
      .click()
    await expect(authority.getByRole('heading', { level: 1 }).locator('..')).toContainText(
      t('governance.states.submitted'),
    )

    const group = await signInAs(browser, '柏乔', language)
    await group.goto('/')
    await group.getByRole('link', { name: title }).first().click()
    await group.getByLabel(t('governance.page.opinion')).fill('同意')
    await group.getByRole('button', { name: t('governance.page.endorse'), exact: true }).click()
    await expect(group.getByRole('heading', { level: 1 }).locator('..')).toContainText(
      t('governance.states.endorsed'),
    )
    await authority.reload()
    await expect(
      authority.getByRole('button', { name: t('governance.page.repeal'), exact: true }),
    ).toBeEnabled()
    await expect(authority.getByText('同意', { exact: true })).toBeVisible()
  })
