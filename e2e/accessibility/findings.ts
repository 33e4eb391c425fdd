import type { Page } from '@playwright/test'
import type Axe from 'axe-core'

/** The reader's choice of theme, as the switch in the top bar makes it. */
async function wear(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)
}

/** `all`: every rule that axe runs by itself, none switched off. */
type Rules = 'all' | 'colour'

/** The window has brought axe along. */
export const askAxe = (page: Page, rules: Rules): Promise<string[]> =>
  page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: typeof Axe }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(asked === 'colour'
        ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
        : {}),
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, any }) => `${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    )
  }, rules)

/** A theme changes colours and nothing else: the second is asked about those. */
export async function inBothThemes(page: Page): Promise<string[]> {
  await wear(page, 'light')
  const light = await askAxe(page, 'all')
  await wear(page, 'dark')
  const dark = await askAxe(page, 'colour')
  return [...light.map((line) => `light: ${line}`), ...dark.map((line) => `dark: ${line}`)]
}

/** Narrow, tables become records and the navigation leaves: all is asked again. */
export async function narrowly(page: Page): Promise<string[]> {
  const told: string[] = []
  for (const width of [1024, 640, 320]) told.push(...(await sideways(page, width)))
  return [...told, ...(await askAxe(page, 'all')).map((line) => `320 px: ${line}`)]
}

/** 1024: the least with its navigation beside it. 640: a window of 1280 at 200 %. 320: the narrowest a page must fit. */
export async function sideways(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 })
  const fits = () => document.documentElement.scrollWidth <= innerWidth
  // What floats is put in its place again a moment after the window has changed.
  const settled = await page.waitForFunction(fits, null, { timeout: 3000 }).catch(() => null)
  // What scrolls now becomes a stop for the keyboard when it has been drawn.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  if (settled) return []
  return page.evaluate((wide) => {
    const { scrollWidth } = document.documentElement
    const names = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest('.scroll *, .sr'))
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`)
    return [`${scrollWidth} px in a window of ${wide}: ${names.slice(0, 4).join(', ')}`]
  }, width)
}
