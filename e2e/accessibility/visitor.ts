import { createRequire } from 'node:module'
import { type Browser, expect, type Page } from '@playwright/test'
import type { Language } from '@/e2e/words'
import type { World } from './world'

export type Visit = { page: string; as?: string; at: string }

export const wide = { width: 1280, height: 900 }

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** A window that goes from reader to reader: each visit brings its own cookies. */
export async function openWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: wide,
    reducedMotion: 'reduce',
  })
  await context.addInitScript({ path: axe })
  return context.newPage()
}

const fill = (address: string, ids: Record<string, string>) =>
  address.replace(/@(\w+)/g, (thing, name: string) => ids[name] ?? thing)

/** Opens the page for its reader and waits until it has said what it is about. */
export async function visit(world: World, page: Page, { as, at }: Visit, language: Language): Promise<void> {
  const url = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
  const context = page.context()
  await page.setViewportSize(wide)
  await context.clearCookies()
  const [name = '', value = ''] = as ? (world.cookies.get(as) ?? '').split('=') : []
  await context.addCookies([
    { name: 'locale', value: language, url },
    { name: 'theme', value: 'light', url },
    ...(as ? [{ name, value, url }] : []),
  ])
  const address = fill(at, world.ids)
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })
  expect(new URL(page.url()).pathname).toBe(address.split('?')[0])
}
