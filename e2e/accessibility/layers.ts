import { expect, type Page } from '@playwright/test'
import { inBothThemes, sideways } from './findings'
import { wide } from './visitor'

const layers = '[role=dialog], [role=alertdialog], [role=menu], aside.drawer'

/** Marks a control that opens something and was not tried yet; null when all were. */
const markNext = (page: Page, mark: string, place: string, tried: string[]): Promise<string | null> =>
  page.evaluate(
    (given) => {
      const root = [...document.querySelectorAll<HTMLElement>(given.layers)].at(-1) ?? document
      const openers = 'button[aria-haspopup], button[aria-expanded="false"], .ask'
      /** Of what stands in every row, every chip or every date field, one is as good as all. */
      const nameOf = (one: HTMLElement) => {
        if (one.matches('.chip, .date__open')) return one.classList[0] ?? ''
        const cell = one.closest('td')
        const words =
          cell && one.matches('.ask') ? 'figure' : one.textContent || one.getAttribute('aria-label')
        if (one.closest('.top')) return `top bar, ${words}`
        const column = cell
          ? `${cell.closest('table')?.caption?.textContent ?? 'table'} ${cell.cellIndex}, `
          : ''
        return `${given.place}, ${column}${words}`
      }
      for (const old of document.querySelectorAll(`[${given.mark}]`)) old.removeAttribute(given.mark)
      for (const one of root.querySelectorAll<HTMLElement>(openers)) {
        if (one.getAttribute('aria-disabled') === 'true' || !one.checkVisibility()) continue
        const name = nameOf(one)
        if (given.tried.includes(name)) continue
        one.setAttribute(given.mark, '')
        return name
      }
      return null
    },
    { mark, place, tried, layers },
  )

const comesTrue = (question: () => Promise<boolean>): Promise<boolean> =>
  expect
    .poll(question, { timeout: 20_000 })
    .toBe(true)
    .then(
      () => true,
      () => false,
    )

/** Pressed before the page's programs have taken the control over, a key is lost, however long one waits. */
const isListening = (control: HTMLElement): boolean =>
  !document.querySelector('script[src*="/_next/"]') ||
  Object.keys(control).some((key) => key.startsWith('__reactProps'))

/**
 * Opens by keyboard whatever a page opens over itself, and what that opens in turn: each must be free of findings,
 * fit a narrow window, close with Escape and give the focus back. `tried` is shared by all pages.
 */
export async function openLayers(
  page: Page,
  place: string,
  tried: Set<string>,
  depth = 0,
): Promise<string[]> {
  const found: string[] = []
  const mark = `data-opener-${depth}`
  const opener = page.locator(`[${mark}]`)
  const open = () => page.locator(layers).count()
  if (depth === 0) await page.setViewportSize(wide)
  for (;;) {
    const name = await markNext(page, mark, place, [...tried])
    if (name === null) return found
    tried.add(name)
    const before = await open()
    await comesTrue(() => opener.evaluate(isListening))
    await opener.focus()
    await page.keyboard.press('Enter')
    const folded = async () => (await opener.getAttribute('aria-expanded')) === 'true'
    if (!(await comesTrue(async () => (await open()) > before || (await folded())))) {
      found.push(`${name}: nothing opens`)
      continue
    }
    const told = await inBothThemes(page)
    if ((await open()) > before) {
      told.push(...(await sideways(page, 320)))
      await page.setViewportSize(wide)
      if (depth === 0) told.push(...(await openLayers(page, name, tried, 1)))
      await page.keyboard.press('Escape')
      if (!(await comesTrue(async () => (await open()) === before))) told.push('Escape does not close it')
      const returned = () => opener.evaluate((one) => one === document.activeElement).catch(() => false)
      if (!(await comesTrue(returned))) told.push('the focus does not come back')
    }
    found.push(...told.map((line) => `${name}: ${line}`))
  }
}
