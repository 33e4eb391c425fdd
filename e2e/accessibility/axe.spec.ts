import { type Browser, expect, test } from '@playwright/test'
import { inParallel } from '@/e2e/authz/in-parallel'
import { readPages } from '@/e2e/authz/manifest'
import type { Language } from '@/e2e/words'
import { inBothThemes, narrowly } from './findings'
import { openLayers } from './layers'
import { openWindow, type Visit, visit } from './visitor'
import { visits } from './visits'
import { frameOf, moving, unmarkedChinese, unseenFocus } from './words-of-page'
import { closeWorld, openWorld, type World } from './world'

const pages = readPages('.next')
const all = pages.flatMap((page) => (visits[page] ?? []).map((one) => ({ page, at: page, ...one })))
let world: World

test.beforeAll(async () => {
  world = await openWorld(new Set(all.flatMap(({ as }) => as ?? [])))
})
test.afterAll(() => closeWorld(world))

test('every page of the build is visited, and nothing else is', () => {
  expect(pages.filter((page) => !visits[page]?.length)).toEqual([])
  expect(Object.keys(visits).filter((page) => !pages.includes(page))).toEqual([])
})

/** Three windows at a time; of each visit, what was found there. */
async function look(
  browser: Browser,
  language: Language,
  see: (window: Awaited<ReturnType<typeof openWindow>>, one: Visit) => Promise<string[]>,
): Promise<string[]> {
  const windows = await Promise.all([1, 2, 3].map(() => openWindow(browser)))
  const found = await inParallel(all, windows.length, async (one) => {
    const window = windows.pop()
    if (!window) throw new Error('more readers than windows')
    const told = await visit(world, window, one, language)
      .then(() => see(window, one))
      .catch((error: Error) => [error.message.split('\n')[0] ?? ''])
    windows.push(window)
    return told.map((line) => `${one.at} (${one.as ?? 'nobody'}) ${line}`)
  })
  await Promise.all(windows.map((window) => window.context().close()))
  return found.flat()
}

for (const language of ['zh-CN', 'en'] as const)
  test(`no page, nor what opens over it, has anything to find: light and dark, wide and narrow, in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(1_800_000)
    const tried = new Set<string>()
    const found = await look(browser, language, async (window, { page }) => {
      return [
        ...(await inBothThemes(window)),
        ...(await frameOf(window, language)),
        ...(await moving(window)),
        ...(language === 'en' ? await unmarkedChinese(window) : []),
        ...(await narrowly(window)),
        ...(await unseenFocus(window)),
        ...(await openLayers(window, page, tried)),
      ]
    })
    expect(tried.size).toBeGreaterThan(40)
    expect(found).toEqual([])
  })
