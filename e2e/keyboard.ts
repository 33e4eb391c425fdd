import { expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '@/e2e/words'

const here = (target: Locator) => target.evaluate((one) => one === document.activeElement)

/** What has the focus stands in the window and shows it: by a ring, or by an edge or shadow it has only then. */
async function expectSeen(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const one = document.activeElement
    if (!one || one === document.body) return 'nothing has the focus'
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const { width, height } = one.getBoundingClientRect()
    const words = `${one.tagName} ${one.className} ${one.textContent?.slice(0, 30)}`
    if (width === 0 || height === 0 || !one.checkVisibility({ visibilityProperty: true }))
      return `hidden: ${words}`
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    // A palette's only field needs no ring: it is where the caret stands as long as the palette is open.
    return ring || one.matches('[role=combobox], [role=dialog], [role=alertdialog], [tabindex="-1"]')
      ? null
      : `no ring: ${words}`
  })
  expect(unseen).toBeNull()
}

/** Tab after Tab, as a reader without a mouse; every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab')
    await expectSeen(page)
    if (await here(target)) return
  }
  throw new Error(`Tab does not reach ${target}`)
}

/** An arrow at a time through a list or a group of radios. */
export async function arrowTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    if (await isThere()) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error('the arrows do not reach it')
}

export async function chooseFirst(page: Page, select: Locator): Promise<void> {
  await tabTo(page, select)
  await page.keyboard.press('ArrowDown')
  await expect(select).not.toHaveValue('')
}

export async function chooseNamed(page: Page, select: Locator, name: string): Promise<void> {
  await tabTo(page, select)
  await arrowTo(page, async () => {
    const chosen = await select.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.text ?? '')
    return chosen.startsWith(name)
  })
}

export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

/** The demonstration's sign-in page, its row found and pressed by keyboard. */
export async function enterByKeyboard(page: Page, name: string, language: Language): Promise<void> {
  await page.goto('/login')
  await page.context().addCookies([{ name: 'locale', value: language, url: new URL(page.url()).origin }])
  await page.reload()
  await tabTo(page, page.getByRole('row', { name }).getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/login/, { timeout: 30_000 })
}

/** Ctrl K from anywhere: the palette takes the focus, finds a page and opens it. */
export async function openByPalette(page: Page, name: string, path: string): Promise<void> {
  const find = page.getByRole('dialog').getByRole('combobox')
  // A page that has just come does not listen yet, and a reader presses again.
  await expect(async () => {
    if ((await find.count()) === 0) await page.keyboard.press('Control+k')
    await expect(find).toBeFocused({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name, selected: true })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${path}$`), { timeout: 30_000 })
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
