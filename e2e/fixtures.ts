import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Language } from '@/e2e/words'

/** A browser of their own for one of the demonstration's people, in a language, signed in by one click. */
export async function signInAs(browser: Browser, name: string, language: Language = 'zh-CN'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/login')
  await context.addCookies([{ name: 'locale', value: language, url: new URL(page.url()).origin }])
  await page.reload()
  await page.getByRole('row', { name }).getByRole('button').click()
  await expect(page).not.toHaveURL(/login/)
  return page
}
